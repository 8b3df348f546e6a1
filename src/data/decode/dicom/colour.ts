import type { DataSet } from 'dicom-parser';
import { UndecodableImage } from '../decoded-image';
import { short } from './attributes';

/** YBR_FULL → RGB in place (PS3.3, C.7.6.3.1.2); `full` is the largest stored value. */
export function ybrToRgb(pixels: Float32Array, full: number): void {
  const half = (full + 1) / 2;
  const clip = (value: number): number => Math.min(full, Math.max(0, Math.round(value)));
  for (let i = 0; i < pixels.length; i += 3) {
    const [y, b, r] = [pixels[i]!, pixels[i + 1]! - half, pixels[i + 2]! - half];
    pixels[i] = clip(y + 1.402 * r);
    pixels[i + 1] = clip(y - 0.344136 * b - 0.714136 * r);
    pixels[i + 2] = clip(y + 1.772 * b);
  }
}

/** Palette indices → RGB of 0 … 65535 or 0 … 255, whichever the tables hold (PS3.3, C.7.6.3.1.5 and .6). */
export function paletteToRgb(indices: Float64Array, set: DataSet): { pixels: Float32Array; full: number } {
  const tables = ['x00281201', 'x00281202', 'x00281203'].map((data, c) => readTable(set, data, `x0028110${c + 1}`));
  const pixels = new Float32Array(indices.length * 3);
  tables.forEach(({ first, values }, c) => {
    for (let i = 0; i < indices.length; i++)
      pixels[i * 3 + c] = values[Math.min(values.length - 1, Math.max(0, indices[i]! - first))]!;
  });
  return { pixels, full: Math.max(...tables.map(({ full }) => full)) };
}

function readTable(set: DataSet, data: string, descriptor: string) {
  const count = short(set, descriptor, 0);
  const first = short(set, descriptor, 1);
  const bits = short(set, descriptor, 2);
  const element = set.elements[data];
  if (count === undefined || first === undefined || element === undefined)
    throw new UndecodableImage('DICOM with a palette that is missing or segmented, which is not read');
  const entries = count === 0 ? 65536 : count;
  const wide = element.length >= 2 * entries;
  if (!wide && element.length < entries)
    throw new UndecodableImage('damaged DICOM: a palette shorter than it says', element.dataOffset);
  const values = Float32Array.from({ length: entries }, (_, i) =>
    wide ? set.uint16(data, i)! : set.byteArray[element.dataOffset + i]!,
  );
  // Eight-bit tables are often stored in sixteen-bit words.
  return { first, values, full: bits === 16 || values.some((value) => value > 255) ? 65535 : 255 };
}
