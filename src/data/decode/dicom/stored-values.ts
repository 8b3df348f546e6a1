import type { PixelModule } from './pixel-module';

/**
 * The stored values of one frame, [height, width, samples] whatever the planar configuration, signs restored and bits
 * outside Bits Stored (overlays lay there once) left out.
 */
export function storedValues(module: PixelModule, frame: number): Float64Array {
  const { width, height, samples, planar } = module;
  const count = width * height * samples;
  const read = reader(module);
  const first = frame * count;
  const values = new Float64Array(count);
  if (!planar) {
    for (let i = 0; i < count; i++) values[i] = read(first + i);
    return values;
  }
  const plane = width * height;
  for (let i = 0; i < plane; i++)
    for (let s = 0; s < samples; s++) values[i * samples + s] = read(first + s * plane + i);
  return values;
}

/** Reads the n-th sample of the pixel data. */
function reader(module: PixelModule): (n: number) => number {
  const { bytes, bigEndian, bitsAllocated, kind, swapped } = module;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'float')
    return bitsAllocated === 64 ? (n) => view.getFloat64(n * 8, !bigEndian) : (n) => view.getFloat32(n * 4, !bigEndian);
  const swap = swapped ? 1 : 0;
  switch (bitsAllocated) {
    case 1:
      return (n) => (bytes[(n >> 3) ^ swap]! >> (n & 7)) & 1;
    case 8:
      return integer(module, (n) => bytes[n ^ swap]!);
    case 16:
      return integer(module, (n) => view.getUint16(n * 2, !bigEndian));
    case 32:
    case 64:
      return integer(module, (n) => view.getUint32(n * 4, !bigEndian));
  }
}

function integer({ bitsStored, highBit, signed }: PixelModule, word: (n: number) => number): (n: number) => number {
  const down = 2 ** (highBit + 1 - bitsStored);
  const span = 2 ** bitsStored;
  if (!signed) return (n) => Math.floor(word(n) / down) % span;
  return (n) => {
    const value = Math.floor(word(n) / down) % span;
    return value >= span / 2 ? value - span : value;
  };
}
