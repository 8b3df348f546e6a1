import { UndecodableImage } from './decoded-image';
import { samplesPerPixel, type PngHeader } from './png-header';

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const whole: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
/** https://www.w3.org/TR/png-3/#8Interlace */
const adam7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** Inflated scanlines → samples [height, width, samples a pixel]; filters undone in place, bits unpacked. */
export function deinterlacedSamples(header: PngHeader, data: Uint8Array): Uint8Array | Uint16Array {
  const { width, height, depth } = header;
  const perPixel = samplesPerPixel[header.colourType];
  // Before the pixels are allocated: a few bytes can claim a huge image.
  if (data.length * 8 < width * height * perPixel * depth) throw tooFewRows();
  const samples = depth === 16 ? new Uint16Array(width * height * perPixel) : new Uint8Array(width * height * perPixel);
  const step = Math.max(1, (perPixel * depth) >> 3);
  let at = 0;
  for (const pass of header.interlaced ? adam7 : whole) {
    const columns = Math.ceil((width - pass.x) / pass.dx);
    const rows = Math.ceil((height - pass.y) / pass.dy);
    if (columns <= 0 || rows <= 0) continue;
    const bytes = Math.ceil((columns * perPixel * depth) / 8);
    let above: Uint8Array = new Uint8Array(bytes);
    for (let row = 0; row < rows; row++) {
      if (at + 1 + bytes > data.length) throw tooFewRows();
      const line = data.subarray(at + 1, at + 1 + bytes);
      unfilter(data[at]!, line, above, step);
      above = line;
      at += 1 + bytes;
      const base = ((pass.y + row * pass.dy) * width + pass.x) * perPixel;
      unpack(line, depth, samples, base, columns, perPixel, pass.dx);
    }
  }
  return samples;
}

const tooFewRows = (): UndecodableImage => new UndecodableImage('truncated PNG: fewer rows than its size claims');

/** https://www.w3.org/TR/png-3/#9Filters */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array, step: number): void {
  const n = line.length;
  switch (kind) {
    case 0:
      return;
    case 1:
      for (let i = step; i < n; i++) line[i] = line[i]! + line[i - step]!;
      return;
    case 2:
      for (let i = 0; i < n; i++) line[i] = line[i]! + above[i]!;
      return;
    case 3:
      for (let i = 0; i < n; i++) line[i] = line[i]! + (((i < step ? 0 : line[i - step]!) + above[i]!) >> 1);
      return;
    case 4:
      for (let i = 0; i < n; i++)
        line[i] = line[i]! + (i < step ? above[i]! : paeth(line[i - step]!, above[i]!, above[i - step]!));
      return;
    default:
      throw new UndecodableImage(`damaged PNG: filter ${kind} does not exist`);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function unpack(
  line: Uint8Array,
  depth: number,
  samples: Uint8Array | Uint16Array,
  base: number,
  columns: number,
  perPixel: number,
  dx: number,
): void {
  if (depth === 8 && dx === 1) {
    samples.set(line, base);
    return;
  }
  const mask = 2 ** depth - 1;
  for (let column = 0; column < columns; column++)
    for (let s = 0; s < perPixel; s++) {
      const i = column * perPixel + s;
      const bit = i * depth;
      samples[base + column * dx * perPixel + s] =
        depth === 16
          ? line[2 * i]! * 256 + line[2 * i + 1]!
          : (line[bit >> 3]! >> (8 - depth - (bit & 7))) & mask;
    }
}
