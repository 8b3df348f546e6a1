import { resize, type Raster } from './resize';

export type Fit = 'stretch' | 'pad' | 'crop';

/** Where the image lies in the frame after fitting: all of it for `stretch` and `crop`. */
export interface Fitted {
  readonly image: Raster;
  readonly top: number;
  readonly left: number;
}

/** Brings an image to `height` × `width`, or for `pad` to the largest size of the same proportions that fits, centred. */
export function fitted(image: Raster, height: number, width: number, fit: Fit): Fitted {
  switch (fit) {
    case 'stretch':
      return { image: resize(image, width, height), top: 0, left: 0 };
    case 'crop':
      return { image: resize(cropped(image, height, width), width, height), top: 0, left: 0 };
    case 'pad': {
      const scale = Math.min(width / image.width, height / image.height);
      const inner = resize(image, side(image.width * scale, width), side(image.height * scale, height));
      return { image: inner, top: (height - inner.height) >> 1, left: (width - inner.width) >> 1 };
    }
  }
}

const side = (length: number, most: number): number => Math.min(most, Math.max(1, Math.round(length)));

function cropped(image: Raster, height: number, width: number): Raster {
  const scale = Math.min(image.width / width, image.height / height);
  const w = side(width * scale, image.width);
  const h = side(height * scale, image.height);
  if (w === image.width && h === image.height) return image;
  const left = ((image.width - w) >> 1) * image.channels;
  const top = (image.height - h) >> 1;
  const row = w * image.channels;
  const pixels = new Float32Array(row * h);
  for (let y = 0; y < h; y++) {
    const from = (top + y) * image.width * image.channels + left;
    pixels.set(image.pixels.subarray(from, from + row), y * row);
  }
  return { width: w, height: h, channels: image.channels, pixels };
}

/** Lays a fitted image into its frame; what stays free takes `background`. */
export function framed({ image, top, left }: Fitted, height: number, width: number, background: number): Float32Array {
  if (image.width === width && image.height === height) return image.pixels;
  const row = image.width * image.channels;
  const pixels = new Float32Array(height * width * image.channels).fill(background);
  for (let y = 0; y < image.height; y++)
    pixels.set(image.pixels.subarray(y * row, (y + 1) * row), ((top + y) * width + left) * image.channels);
  return pixels;
}
