import { UndecodableImage } from './decoded-image';
import { checkSize } from './limits';

/** IHDR (https://www.w3.org/TR/png-3/#11IHDR). */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  readonly interlaced: boolean;
}

export const samplesPerPixel = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const depths = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] } as const;

/** Checks IHDR before anything is allocated. */
export function readPngHeader(body: Uint8Array, at: number): PngHeader {
  if (body.length !== 13) throw new UndecodableImage('damaged PNG: a wrong IHDR', at);
  const view = new DataView(body.buffer, body.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  checkSize(width, height);
  const colourType = body[9]! as PngHeader['colourType'];
  const depth = body[8]! as PngHeader['depth'];
  const allowed: readonly number[] | undefined = Object.hasOwn(depths, colourType) ? depths[colourType] : undefined;
  if (allowed?.includes(depth) !== true || body[10] !== 0 || body[11] !== 0 || body[12]! > 1)
    throw new UndecodableImage('damaged PNG: IHDR names a depth, colour or method that does not exist', at);
  return { width, height, depth, colourType, interlaced: body[12] === 1 };
}

