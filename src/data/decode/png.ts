import { crc32, inflateSync } from 'node:zlib';
import { UndecodableImage, type DecodedImage } from './decoded-image';
import { readPngHeader, samplesPerPixel, type PngHeader } from './png-header';
import { deinterlacedSamples } from './png-scanlines';

interface PngParts {
  readonly header: PngHeader;
  readonly data: Uint8Array;
  readonly palette?: Uint8Array;
  /** Alpha of the palette's colours. */
  readonly paletteAlpha?: Uint8Array;
}


/** Any PNG still image; transparency is laid over black, and inflating is bounded by what the header claims. */
export function decodePng(bytes: Uint8Array): DecodedImage {
  const { header, data, palette, paletteAlpha } = readChunks(bytes);
  const samples = deinterlacedSamples(header, data);
  const white = header.colourType === 3 || header.depth <= 8 ? 255 : 65535;
  const { width, height } = header;
  const image = { width, height, range: [0, white] as const };
  switch (header.colourType) {
    case 0:
      return { ...image, channels: 1, pixels: stretched(samples, header.depth) };
    case 2:
      return { ...image, channels: 3, pixels: samples };
    case 3:
      return { ...image, channels: 3, pixels: coloured(samples, palette, paletteAlpha) };
    case 4:
      return { ...image, channels: 1, pixels: overBlack(samples, 1, white) };
    case 6:
      return { ...image, channels: 3, pixels: overBlack(samples, 3, white) };
  }
}

function readChunks(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  let header: PngHeader | undefined;
  let palette: Uint8Array | undefined;
  let paletteAlpha: Uint8Array | undefined;
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw truncated(bytes.length);
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) throw truncated(bytes.length);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      throw new UndecodableImage(`damaged PNG: the checksum of chunk ${printable(type)} is wrong`, at);
    if (header === undefined && type !== 'IHDR') throw new UndecodableImage('damaged PNG: it does not begin with IHDR', at);
    if (type === 'IHDR') header = readPngHeader(body, at);
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') paletteAlpha = body;
    else if (type === 'IDAT') pieces.push(body);
    else if (type === 'IEND' && header !== undefined) break;
    at += 12 + length;
  }
  return {
    header,
    data: inflated(header, pieces),
    ...(palette === undefined ? {} : { palette }),
    ...(paletteAlpha === undefined ? {} : { paletteAlpha }),
  };
}

const truncated = (at: number): UndecodableImage => new UndecodableImage('truncated PNG: the file ends too early', at);
const printable = (type: string): string => (/^[A-Za-z]{4}$/.test(type) ? type : 'of an unknown kind');

function inflated(header: PngHeader, pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 0) throw new UndecodableImage('damaged PNG: it holds no picture');
  const perPixel = samplesPerPixel[header.colourType] * header.depth;
  // Adam7 has at most seven passes, each with a filter byte a row and its last byte partly filled.
  const rows = header.interlaced ? 2 * header.height + 7 : header.height;
  const most = rows + Math.ceil((header.width * header.height * perPixel) / 8) + rows;
  try {
    return inflateSync(Buffer.concat(pieces), { maxOutputLength: Math.max(64, most) });
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new UndecodableImage('damaged PNG: it holds more than its size claims');
    if (code === 'Z_BUF_ERROR') throw new UndecodableImage('truncated PNG: its compressed data ends too early');
    throw new UndecodableImage('damaged PNG: its compressed data cannot be read to the end');
  }
}

/** Depths under eight bits, stretched so that the largest value is 255. */
function stretched(samples: Uint8Array | Uint16Array, depth: number): Uint8Array | Uint16Array {
  if (depth >= 8) return samples;
  const factor = 255 / (2 ** depth - 1);
  return samples.map((value) => value * factor);
}

function coloured(samples: Uint8Array | Uint16Array, palette: Uint8Array = new Uint8Array(0), alpha: Uint8Array = new Uint8Array(0)): Uint8Array {
  const pixels = new Uint8Array(samples.length * 3);
  const colours = palette.length / 3;
  for (let i = 0; i < samples.length; i++) {
    const index = samples[i]!;
    if (index >= colours) throw new UndecodableImage(`damaged PNG: colour ${index} of a palette of ${colours}`);
    const opacity = (alpha[index] ?? 255) / 255;
    for (let c = 0; c < 3; c++) pixels[i * 3 + c] = Math.round(palette[index * 3 + c]! * opacity);
  }
  return pixels;
}

function overBlack<T extends Uint8Array | Uint16Array>(samples: T, channels: 1 | 3, white: number): T {
  const count = samples.length / (channels + 1);
  for (let i = 0; i < count; i++) {
    const alpha = samples[i * (channels + 1) + channels]!;
    for (let c = 0; c < channels; c++) {
      const value = samples[i * (channels + 1) + c]!;
      samples[i * channels + c] = alpha === white ? value : Math.round((value * alpha) / white);
    }
  }
  return samples.subarray(0, count * channels) as T;
}
