import { encode } from 'fast-png';
import { resize } from '../../data/preprocess/resize';
import type { InspectorReply } from '../../shared/inspector-protocol';

/**
 * An image the network sees as a PNG, its least value black and its greatest white.
 *
 * @param shape [height, width, channels] of `pixels`
 * @param size longest side; a smaller image stays as it is
 */
export function picture(
  pixels: Float32Array,
  [height, width, channels]: readonly [number, number, number],
  size = Infinity,
): InspectorReply<'picture'> {
  const scale = Math.min(1, size / Math.max(height, width));
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  const shown = resize({ height, width, channels, pixels }, side(width), side(height));
  let low = Infinity;
  let high = -Infinity;
  for (const value of pixels) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const factor = high > low ? 255 / (high - low) : 0;
  const data = Uint8Array.from(shown.pixels, (value) => Math.round((value - low) * factor));
  const png = encode({ width: shown.width, height: shown.height, channels, depth: 8, data });
  return { png: Buffer.from(png).toString('base64'), width: shown.width, height: shown.height, low, high };
}
