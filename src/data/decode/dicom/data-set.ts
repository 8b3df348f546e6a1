import { inflateRawSync } from 'node:zlib';
import {
  bigEndianByteArrayParser,
  DataSet,
  littleEndianByteArrayParser,
  parseDicomDataSetExplicit,
  parseDicomDataSetImplicit,
  readDicomElementExplicit,
  type Element,
} from 'dicom-parser';
import { messageOf } from '../../../shared/failure';
import { UndecodableImage } from '../decoded-image';
import { limits } from '../limits';
import { BoundedStream, TooManyElements } from './bounded-stream';
import { transferSyntax, type TransferSyntax } from './transfer-syntax';

export interface ParsedDicom {
  readonly set: DataSet;
  readonly bigEndian: boolean;
}

const pixelData = 'x7fe00010';

/**
 * Reads the elements up to the pixel data, with or without preamble and file meta information. dicom-parser throws
 * strings and recurses without bound; what comes out of here is an `UndecodableImage` with the offset reached.
 */
export function parseDicom(bytes: Uint8Array): ParsedDicom {
  const meta = readMeta(bytes);
  const syntax = meta.uid === undefined ? guessedSyntax(bytes, meta.end) : transferSyntax(meta.uid);
  const body = syntax.deflated ? inflated(bytes, meta.end) : bytes;
  const start = syntax.deflated ? 0 : meta.end;
  if (start >= body.length) throw new UndecodableImage('truncated DICOM: nothing follows its head', start);
  const parser = syntax.bigEndian ? bigEndianByteArrayParser : littleEndianByteArrayParser;
  const stream = new BoundedStream(parser, body, start);
  const set = new DataSet(parser, body, {});
  set.warnings = [];
  guarded(stream, () => {
    const parse = syntax.explicit ? parseDicomDataSetExplicit : parseDicomDataSetImplicit;
    parse(set, stream, body.length, { untilTag: pixelData });
  });
  return { set, bigEndian: syntax.bigEndian };
}

/** File meta information (group 0002, always explicit little-endian): where it ends and the transfer syntax it names. */
function readMeta(bytes: Uint8Array): { uid: string | undefined; end: number } {
  const start = String.fromCharCode(...bytes.subarray(128, 132)) === 'DICM' ? 132 : 0;
  let end = start;
  let uid: string | undefined;
  if (start + 8 > bytes.length) throw new UndecodableImage('truncated DICOM: nothing follows its preamble', start);
  const stream = new BoundedStream(littleEndianByteArrayParser, bytes, start);
  guarded(stream, () => {
    while (stream.position + 8 <= bytes.length) {
      if (littleEndianByteArrayParser.readUint16(bytes, stream.position) !== 2) break;
      const element: Element = readDicomElementExplicit(stream);
      if (element.tag === 'x00020010' && element.length <= 64)
        uid = new DataSet(littleEndianByteArrayParser, bytes, { [element.tag]: element }).string(element.tag);
      end = stream.position;
    }
  });
  return { uid, end };
}

/** Without a stated syntax: explicit where two capital letters stand in the place of a VR; big-endian where only that makes sense. */
function guessedSyntax(bytes: Uint8Array, at: number): TransferSyntax {
  const explicit = /^[A-Z]{2}$/.test(String.fromCharCode(...bytes.subarray(at + 4, at + 6)));
  return { explicit, bigEndian: explicit && bytes[at] === 0 && bytes[at + 1]! > 0, deflated: false };
}

function inflated(bytes: Uint8Array, from: number): Uint8Array {
  try {
    return inflateRawSync(bytes.subarray(from), { maxOutputLength: limits.inflatedBytes });
  } catch (error) {
    const cut = (error as { code?: unknown }).code === 'Z_BUF_ERROR';
    throw new UndecodableImage(cut ? 'truncated DICOM: its deflated data ends too early' : 'damaged DICOM: it cannot be inflated', from);
  }
}

function guarded(stream: BoundedStream, read: () => void): void {
  try {
    read();
  } catch (error) {
    throw new UndecodableImage(reasonOf(error, stream), Math.min(stream.position, stream.byteArray.length));
  }
}

function reasonOf(error: unknown, stream: BoundedStream): string {
  if (error instanceof TooManyElements) return `DICOM with more than ${limits.dicomElements} elements`;
  if (error instanceof RangeError) return 'damaged DICOM: sequences nested too deeply';
  if (stream.position >= stream.byteArray.length || /past end|overrun/.test(messageOf(error)))
    return 'truncated or damaged DICOM: an element reaches beyond the end of the file';
  return 'damaged DICOM: an element where none can stand';
}
