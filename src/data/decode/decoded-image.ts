/** Grey or RGB pixels as the file stores them, before any preprocessing. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** [height, width, channels], row-major. */
  readonly pixels: Uint8Array | Uint16Array | Float32Array;
  /** The values that mean black and white: what the format or, for DICOM, the window says. */
  readonly range: readonly [black: number, white: number];
  /** Salted hash of the patient's identifier, where the file holds one; the identifier itself never leaves the decoder. */
  readonly patient?: string;
  /** What was chosen or left out on the way, such as a frame of several. */
  readonly note?: string;
}

/** Why a file gives no image: thrown by decoders, turned into a `SetAside`, never the end of a run. */
export class UndecodableImage extends Error {
  override readonly name = 'UndecodableImage';
  constructor(
    readonly reason: string,
    /** Offset in the file where the trouble begins, from 0. */
    readonly byte?: number,
  ) {
    super(byte === undefined ? reason : `${reason} (at byte ${byte})`);
  }
}
