import { UndecodableImage } from './decoded-image';

export interface JpegStructure {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly components: number;
}

/**
 * Walks the markers of a JPEG file (ITU-T T.81, annex B) from start to end without decoding: tells the size before
 * anything is allocated, and finds a file cut short, which some decoders fill with grey in silence.
 */
export function readJpegStructure(bytes: Uint8Array): JpegStructure {
  let frame: JpegStructure | undefined;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (at + 2 > bytes.length) throw truncated(bytes.length);
    if (bytes[at] !== 0xff) throw new UndecodableImage('damaged JPEG: no marker where one must stand', at);
    const marker = bytes[at + 1]!;
    if (marker === 0xd9) break;
    if (at + 4 > bytes.length) throw truncated(bytes.length);
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!;
    if (length < 2) throw new UndecodableImage('damaged JPEG: a segment shorter than its own head', at);
    if (at + 2 + length > bytes.length) throw truncated(bytes.length);
    if (isFrame(marker)) frame = readFrame(bytes, at, marker, length);
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  if (frame === undefined) throw new UndecodableImage('damaged JPEG: it holds no picture', at);
  return frame;
}

const truncated = (at: number): UndecodableImage => new UndecodableImage('truncated JPEG: the file ends too early', at);

/** SOF0 … SOF15, less DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readFrame(bytes: Uint8Array, at: number, marker: number, length: number): JpegStructure {
  if (length < 8) throw new UndecodableImage('damaged JPEG: a frame head too short', at);
  if (![0xc0, 0xc1, 0xc2].includes(marker))
    throw new UndecodableImage(`JPEG of a rare kind (SOF${marker - 0xc0}: lossless, hierarchical or arithmetic), which is not read`, at);
  if (bytes[at + 4] !== 8) throw new UndecodableImage(`JPEG of ${bytes[at + 4]!} bits, which is not read`, at);
  return {
    height: bytes[at + 5]! * 256 + bytes[at + 6]!,
    width: bytes[at + 7]! * 256 + bytes[at + 8]!,
    components: bytes[at + 9]!,
  };
}

/** Entropy-coded data runs to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw truncated(bytes.length);
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
}
