// Convolution of any shape as matrix products over tiles of gathered patches (im2col, a few rows at a time); NHWC.
import { gemm } from './gemm';
import { addFloats, copyFloats, zeroFloats } from './memory';
import { scratch } from './scratch';

/** Geometry at `args`: see ConvolutionGeometry in src/kernels/convolution-tasks.ts, which writes it. */
// @ts-ignore: decorator
@unmanaged
export class Geometry {
  x: usize;
  w: usize;
  y: usize;
  bias: usize;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  filters: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  strideHeight: i32;
  strideWidth: i32;
  dilationHeight: i32;
  dilationWidth: i32;
  padTop: i32;
  padLeft: i32;
  /** Output pixels of the whole batch, and of one chunk. */
  pixels: i32;
  chunk: i32;
  /** 1: ReLU after the bias. */
  relu: i32;
  images: i32;
  imagesPerChunk: i32;
}

/** Pixels whose patches fill some 96 KiB, at least four. */
function tilePixels(patch: i32): i32 {
  return max(4, min(128, (24576 / patch) & ~3));
}

/** The patch of output pixel `pixel` (counted through the batch) as kernelHeight·kernelWidth·channels floats. */
function gather(g: Geometry, pixel: i32, to: usize): void {
  const ox = pixel % g.outWidth;
  const rest = pixel / g.outWidth;
  const oy = rest % g.outHeight;
  const image = g.x + ((<usize>(rest / g.outHeight) * g.height * g.width * g.channels) << 2);
  const y0 = oy * g.strideHeight - g.padTop;
  const x0 = ox * g.strideWidth - g.padLeft;
  const row = g.kernelWidth * g.channels;
  const pixelBytes = <usize>g.channels << 2;
  const inside = g.dilationWidth == 1 && x0 >= 0 && x0 + g.kernelWidth <= g.width;
  for (let ky = 0; ky < g.kernelHeight; ky++) {
    const iy = y0 + ky * g.dilationHeight;
    if (iy < 0 || iy >= g.height) zeroFloats(to, row);
    else if (inside) copyFloats(to, image + <usize>(iy * g.width + x0) * pixelBytes, row);
    else
      for (let kx = 0; kx < g.kernelWidth; kx++) {
        const ix = x0 + kx * g.dilationWidth;
        const at = to + <usize>kx * pixelBytes;
        if (ix < 0 || ix >= g.width) zeroFloats(at, g.channels);
        else copyFloats(at, image + <usize>(iy * g.width + ix) * pixelBytes, g.channels);
      }
    to += <usize>row << 2;
  }
}

/** Adds a patch of gradients back to where `gather` took its values from. */
function scatter(g: Geometry, pixel: i32, from: usize): void {
  const ox = pixel % g.outWidth;
  const rest = pixel / g.outWidth;
  const oy = rest % g.outHeight;
  const image = g.x + ((<usize>(rest / g.outHeight) * g.height * g.width * g.channels) << 2);
  const y0 = oy * g.strideHeight - g.padTop;
  const x0 = ox * g.strideWidth - g.padLeft;
  const pixelBytes = <usize>g.channels << 2;
  for (let ky = 0; ky < g.kernelHeight; ky++) {
    const iy = y0 + ky * g.dilationHeight;
    for (let kx = 0; kx < g.kernelWidth; kx++) {
      const ix = x0 + kx * g.dilationWidth;
      if (iy >= 0 && iy < g.height && ix >= 0 && ix < g.width)
        addFloats(image + <usize>(iy * g.width + ix) * pixelBytes, from, g.channels);
      from += pixelBytes;
    }
  }
}

/** y = relu?(x ∗ w + bias) for a run of output pixels. */
export function convolutionChunk(args: usize, chunk: i32): void {
  const g = changetype<Geometry>(args);
  const patch = g.kernelHeight * g.kernelWidth * g.channels;
  const patchBytes = <usize>patch << 2;
  const outBytes = <usize>g.filters << 2;
  const step = tilePixels(patch);
  const end = min(g.pixels, (chunk + 1) * g.chunk);
  for (let p = chunk * g.chunk; p < end; p += step) {
    const count = min(step, end - p);
    const y = g.y + <usize>p * outBytes;
    for (let i = 0; i < count; i++) gather(g, p + i, scratch + <usize>i * patchBytes);
    gemm(count, g.filters, patch, scratch, patchBytes, 4, g.w, outBytes, y, outBytes, false);
    if (g.bias != 0) for (let i = 0; i < count; i++) addFloats(y + <usize>i * outBytes, g.bias, g.filters);
    if (g.relu) {
      const last = y + <usize>count * outBytes;
      const zero = f32x4.splat(0);
      let at = y;
      for (; at + 16 <= last; at += 16) v128.store(at, f32x4.max(v128.load(at), zero));
      for (; at < last; at += 4) store<f32>(at, max<f32>(load<f32>(at), 0));
    }
  }
}

/** The filter's gradient summed over a run of images, into the chunk's own part: w + chunk · patch · filters. y holds dy. */
export function convolutionFilterChunk(args: usize, chunk: i32): void {
  const g = changetype<Geometry>(args);
  const patch = g.kernelHeight * g.kernelWidth * g.channels;
  const patchBytes = <usize>patch << 2;
  const outBytes = <usize>g.filters << 2;
  const step = tilePixels(patch);
  const perImage = g.outHeight * g.outWidth;
  const start = chunk * g.imagesPerChunk * perImage;
  const end = min(g.images, (chunk + 1) * g.imagesPerChunk) * perImage;
  const part = g.w + <usize>chunk * <usize>patch * outBytes;
  for (let p = start; p < end; p += step) {
    const count = min(step, end - p);
    for (let i = 0; i < count; i++) gather(g, p + i, scratch + <usize>i * patchBytes);
    gemm(patch, g.filters, count, scratch, 4, patchBytes, g.y + <usize>p * outBytes, outBytes, part, outBytes, p > start);
  }
}

/** The input's gradient of a run of images; y holds dy, w the filter transposed to [filters, patch]. */
export function convolutionInputChunk(args: usize, chunk: i32): void {
  const g = changetype<Geometry>(args);
  const patch = g.kernelHeight * g.kernelWidth * g.channels;
  const patchBytes = <usize>patch << 2;
  const outBytes = <usize>g.filters << 2;
  const step = tilePixels(patch);
  const perImage = g.outHeight * g.outWidth;
  const first = chunk * g.imagesPerChunk;
  const last = min(g.images, first + g.imagesPerChunk);
  const imageFloats = g.height * g.width * g.channels;
  memory.fill(g.x + ((<usize>first * imageFloats) << 2), 0, (<usize>(last - first) * imageFloats) << 2);
  for (let p = first * perImage; p < last * perImage; p += step) {
    const count = min(step, last * perImage - p);
    gemm(count, patch, g.filters, g.y + <usize>p * outBytes, outBytes, 4, g.w, patchBytes, scratch, patchBytes, false);
    for (let i = 0; i < count; i++) scatter(g, p + i, scratch + <usize>i * patchBytes);
  }
}
