import { UndecodableImage } from './decoded-image';

/** What one image may cost. A small file can claim a huge size, so these hold before anything is allocated. */
export const limits = {
  fileBytes: 1 << 29,
  /** 64 megapixels: 8000 × 8000. */
  pixels: 64_000_000,
  side: 65_535,
  dicomElements: 200_000,
  inflatedBytes: 1 << 27,
} as const;

/** Throws where an image of this size is none or too large to be read. */
export function checkSize(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new UndecodableImage(`an image of ${width} × ${height} pixels`);
  if (width > limits.side || height > limits.side || width * height > limits.pixels)
    throw new UndecodableImage(`${width} × ${height} pixels are more than the ${limits.pixels / 1e6} megapixels allowed`);
}
