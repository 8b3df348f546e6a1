// Maximum and average pooling and their gradients, NHWC, one image a chunk.
import { zeroFloats } from './memory';

// @ts-ignore: decorator
@unmanaged
export class PoolGeometry {
  x: usize;
  y: usize;
  dy: usize;
  dx: usize;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  windowHeight: i32;
  windowWidth: i32;
  strideHeight: i32;
  strideWidth: i32;
  padTop: i32;
  padLeft: i32;
  average: i32;
}

const LOWEST: f32 = -3.4028234663852886e38;

export function poolChunk(args: usize, image: i32): void {
  const g = changetype<PoolGeometry>(args);
  const pixel = <usize>g.channels << 2;
  const x = g.x + <usize>(image * g.height * g.width) * pixel;
  let y = g.y + <usize>(image * g.outHeight * g.outWidth) * pixel;
  for (let oy = 0; oy < g.outHeight; oy++) {
    const y0 = max(0, oy * g.strideHeight - g.padTop);
    const y1 = min(g.height, oy * g.strideHeight - g.padTop + g.windowHeight);
    for (let ox = 0; ox < g.outWidth; ox++) {
      const x0 = max(0, ox * g.strideWidth - g.padLeft);
      const x1 = min(g.width, ox * g.strideWidth - g.padLeft + g.windowWidth);
      const scale = f32x4.splat(<f32>1 / <f32>((y1 - y0) * (x1 - x0)));
      for (let c: usize = 0; c < pixel; c += 16) {
        let best = f32x4.splat(g.average ? 0 : LOWEST);
        for (let iy = y0; iy < y1; iy++)
          for (let ix = x0; ix < x1; ix++) {
            const value = v128.load(x + <usize>(iy * g.width + ix) * pixel + c);
            best = g.average ? f32x4.add(best, value) : f32x4.max(best, value);
          }
        storeLanes(y + c, g.average ? f32x4.mul(best, scale) : best, pixel - c);
      }
      y += pixel;
    }
  }
}

/** The first maximum of a window, in row-major order, takes the whole gradient. */
export function maxPoolGradientChunk(args: usize, image: i32): void {
  const g = changetype<PoolGeometry>(args);
  const pixel = <usize>g.channels << 2;
  const offset = <usize>(image * g.height * g.width) * pixel;
  const x = g.x + offset;
  const dx = g.dx + offset;
  let dy = g.dy + <usize>(image * g.outHeight * g.outWidth) * pixel;
  zeroFloats(dx, g.height * g.width * g.channels);
  for (let oy = 0; oy < g.outHeight; oy++) {
    const y0 = max(0, oy * g.strideHeight - g.padTop);
    const y1 = min(g.height, oy * g.strideHeight - g.padTop + g.windowHeight);
    for (let ox = 0; ox < g.outWidth; ox++) {
      const x0 = max(0, ox * g.strideWidth - g.padLeft);
      const x1 = min(g.width, ox * g.strideWidth - g.padLeft + g.windowWidth);
      for (let c: usize = 0; c < pixel; c += 16) {
        let best = f32x4.splat(LOWEST);
        let where = i32x4.splat(-1);
        for (let iy = y0; iy < y1; iy++)
          for (let ix = x0; ix < x1; ix++) {
            const at = iy * g.width + ix;
            const value = v128.load(x + <usize>at * pixel + c);
            const better = f32x4.gt(value, best);
            best = v128.bitselect(value, best, better);
            where = v128.bitselect(i32x4.splat(at), where, better);
          }
        const gradient = v128.load(dy + c);
        const left = pixel - c;
        route(dx + c, pixel, i32x4.extract_lane(where, 0), f32x4.extract_lane(gradient, 0));
        if (left > 4) route(dx + c + 4, pixel, i32x4.extract_lane(where, 1), f32x4.extract_lane(gradient, 1));
        if (left > 8) route(dx + c + 8, pixel, i32x4.extract_lane(where, 2), f32x4.extract_lane(gradient, 2));
        if (left > 12) route(dx + c + 12, pixel, i32x4.extract_lane(where, 3), f32x4.extract_lane(gradient, 3));
      }
      dy += pixel;
    }
  }
}

// @ts-ignore: decorator
@inline
function route(dx: usize, pixel: usize, where: i32, gradient: f32): void {
  if (where < 0) return;
  const at = dx + <usize>where * pixel;
  store<f32>(at, load<f32>(at) + gradient);
}

/** Every position of a window takes its share of the gradient: dy / (windowHeight · windowWidth). */
export function averagePoolGradientChunk(args: usize, image: i32): void {
  const g = changetype<PoolGeometry>(args);
  const pixel = <usize>g.channels << 2;
  const dx = g.dx + <usize>(image * g.height * g.width) * pixel;
  let dy = g.dy + <usize>(image * g.outHeight * g.outWidth) * pixel;
  const scale = f32x4.splat(<f32>1 / <f32>(g.windowHeight * g.windowWidth));
  zeroFloats(dx, g.height * g.width * g.channels);
  for (let oy = 0; oy < g.outHeight; oy++) {
    const y0 = max(0, oy * g.strideHeight - g.padTop);
    const y1 = min(g.height, oy * g.strideHeight - g.padTop + g.windowHeight);
    for (let ox = 0; ox < g.outWidth; ox++) {
      const x0 = max(0, ox * g.strideWidth - g.padLeft);
      const x1 = min(g.width, ox * g.strideWidth - g.padLeft + g.windowWidth);
      for (let c: usize = 0; c < pixel; c += 16) {
        const share = f32x4.mul(v128.load(dy + c), scale);
        for (let iy = y0; iy < y1; iy++)
          for (let ix = x0; ix < x1; ix++) {
            const at = dx + <usize>(iy * g.width + ix) * pixel + c;
            storeLanes(at, f32x4.add(v128.load(at), share), pixel - c);
          }
      }
      dy += pixel;
    }
  }
}

/** Stores as many lanes as `bytes` has room for. */
// @ts-ignore: decorator
@inline
function storeLanes(at: usize, value: v128, bytes: usize): void {
  if (bytes >= 16) v128.store(at, value);
  else {
    store<f32>(at, f32x4.extract_lane(value, 0));
    if (bytes > 4) store<f32>(at, f32x4.extract_lane(value, 1), 4);
    if (bytes > 8) store<f32>(at, f32x4.extract_lane(value, 2), 8);
  }
}
