import type { DecodedImage } from '../decode/decoded-image';

/** ITU-R BT.601 luma, as Pillow's `convert('L')` weighs red, green and blue. */
const luma = [0.299, 0.587, 0.114] as const;

/**
 * The image's pixels as float32 [height, width, channels]. Colour becomes grey by its luma; grey stays one channel (it
 * is repeated at the very end, so that nothing is computed three times).
 */
export function asFloat(image: DecodedImage, wanted: 1 | 3): { pixels: Float32Array; channels: 1 | 3 } {
  if (image.channels === 1 || wanted === 3) return { pixels: new Float32Array(image.pixels), channels: image.channels };
  const { pixels: rgb } = image;
  const grey = new Float32Array(image.width * image.height);
  for (let i = 0; i < grey.length; i++)
    grey[i] = luma[0] * rgb[3 * i]! + luma[1] * rgb[3 * i + 1]! + luma[2] * rgb[3 * i + 2]!;
  return { pixels: grey, channels: 1 };
}

export function repeatGrey(grey: Float32Array): Float32Array {
  const rgb = new Float32Array(grey.length * 3);
  for (let i = 0; i < grey.length; i++) rgb.fill(grey[i]!, 3 * i, 3 * i + 3);
  return rgb;
}
