import type { Element } from 'dicom-parser';
import { UndecodableImage } from '../decoded-image';
import { checkSize, limits } from '../limits';
import { decimal, needed, short, text } from './attributes';
import type { ParsedDicom } from './data-set';

/** The Image Pixel module (PS3.3, C.7.6.3), checked against the bytes that are there. */
export interface PixelModule {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly samples: 1 | 3;
  readonly planar: boolean;
  readonly photometric: string;
  readonly kind: 'integer' | 'float';
  readonly bitsAllocated: 1 | 8 | 16 | 32 | 64;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  /** The pixel data of all frames. */
  readonly bytes: Uint8Array;
  readonly bigEndian: boolean;
  /** 16-bit words of big-endian OW hold two 8-bit samples in swapped order. */
  readonly swapped: boolean;
}

const sources = [
  { tag: 'x7fe00010', kind: 'integer', bits: [1, 8, 16, 32] },
  { tag: 'x7fe00008', kind: 'float', bits: [32] },
  { tag: 'x7fe00009', kind: 'float', bits: [64] },
] as const;

export function readPixelModule({ set, bigEndian }: ParsedDicom): PixelModule {
  const source = sources.find(({ tag }) => set.elements[tag] !== undefined);
  if (source === undefined) throw new UndecodableImage('DICOM without an image (no Pixel Data)');
  const element = set.elements[source.tag]!;
  if (element.length === 0) throw new UndecodableImage('DICOM without an image (empty Pixel Data)', element.dataOffset);
  const height = needed(set, 'x00280010', 'Rows');
  const width = needed(set, 'x00280011', 'Columns');
  checkSize(width, height);
  const samples = short(set, 'x00280002') ?? 1;
  const bitsAllocated = source.kind === 'float' ? source.bits[0] : needed(set, 'x00280100', 'Bits Allocated');
  if (samples !== 1 && samples !== 3) throw new UndecodableImage(`DICOM with ${samples} samples a pixel, which is not read`);
  if (!(source.bits as readonly number[]).includes(bitsAllocated))
    throw new UndecodableImage(`DICOM with ${bitsAllocated} bits allocated a sample, which is not read`);
  const frames = Math.max(1, Math.trunc(decimal(set, 'x00280008') ?? 1));
  const needs = Math.ceil((width * height * samples * frames * bitsAllocated) / 8);
  if (needs > limits.fileBytes) throw new UndecodableImage(`DICOM that claims ${Math.round(needs / 1e6)} MB of pixels`);
  const bitsStored = Math.min(bitsAllocated, short(set, 'x00280101') ?? bitsAllocated) || bitsAllocated;
  const highBit = Math.max(bitsStored - 1, Math.min(bitsAllocated - 1, short(set, 'x00280102') ?? bitsStored - 1));
  return {
    width,
    height,
    frames,
    samples,
    planar: samples === 3 && short(set, 'x00280006') === 1,
    photometric: text(set, 'x00280004') ?? (samples === 3 ? 'RGB' : 'MONOCHROME2'),
    kind: source.kind,
    bitsAllocated: bitsAllocated as PixelModule['bitsAllocated'],
    bitsStored,
    highBit,
    signed: short(set, 'x00280103') === 1,
    bytes: pixelBytes(set.byteArray, element, needs),
    bigEndian,
    swapped: bigEndian && element.vr === 'OW' && bitsAllocated <= 8,
  };
}

function pixelBytes(file: Uint8Array, element: Element, needs: number): Uint8Array {
  if (element.hadUndefinedLength === true)
    throw new UndecodableImage('DICOM with compressed pixels under an uncompressed transfer syntax', element.dataOffset);
  const bytes = file.subarray(element.dataOffset, element.dataOffset + element.length);
  if (bytes.length < needs)
    throw new UndecodableImage(`truncated DICOM: ${bytes.length} bytes of pixels where ${needs} are needed`, element.dataOffset);
  return bytes;
}
