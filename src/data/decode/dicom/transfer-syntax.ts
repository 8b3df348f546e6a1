import { UndecodableImage } from '../decoded-image';

/** How a data set is written; only those whose pixels are not compressed. */
export interface TransferSyntax {
  readonly explicit: boolean;
  readonly bigEndian: boolean;
  readonly deflated: boolean;
}

const plain: Readonly<Record<string, TransferSyntax>> = {
  '1.2.840.10008.1.2': { explicit: false, bigEndian: false, deflated: false },
  '1.2.840.10008.1.2.1': { explicit: true, bigEndian: false, deflated: false },
  '1.2.840.10008.1.2.1.99': { explicit: true, bigEndian: false, deflated: true },
  '1.2.840.10008.1.2.2': { explicit: true, bigEndian: true, deflated: false },
};

/** Compressed pixels (PS3.5, annex A), by name, so that a message can say what a file holds. */
const compressed: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2.1.98': 'Encapsulated Uncompressed',
  '1.2.840.10008.1.2.4.50': 'JPEG Baseline',
  '1.2.840.10008.1.2.4.51': 'JPEG Extended',
  '1.2.840.10008.1.2.4.53': 'JPEG Spectral Selection',
  '1.2.840.10008.1.2.4.55': 'JPEG Full Progression',
  '1.2.840.10008.1.2.4.57': 'JPEG Lossless',
  '1.2.840.10008.1.2.4.70': 'JPEG Lossless, first-order prediction',
  '1.2.840.10008.1.2.4.80': 'JPEG-LS Lossless',
  '1.2.840.10008.1.2.4.81': 'JPEG-LS Near-lossless',
  '1.2.840.10008.1.2.4.90': 'JPEG 2000 Lossless',
  '1.2.840.10008.1.2.4.91': 'JPEG 2000',
  '1.2.840.10008.1.2.4.92': 'JPEG 2000 Multi-component Lossless',
  '1.2.840.10008.1.2.4.93': 'JPEG 2000 Multi-component',
  '1.2.840.10008.1.2.4.100': 'MPEG-2',
  '1.2.840.10008.1.2.4.102': 'MPEG-4 AVC/H.264',
  '1.2.840.10008.1.2.4.107': 'HEVC/H.265',
  '1.2.840.10008.1.2.4.110': 'JPEG XL Lossless',
  '1.2.840.10008.1.2.4.112': 'JPEG XL',
  '1.2.840.10008.1.2.4.201': 'High-Throughput JPEG 2000 Lossless',
  '1.2.840.10008.1.2.4.202': 'High-Throughput JPEG 2000 RPCL Lossless',
  '1.2.840.10008.1.2.4.203': 'High-Throughput JPEG 2000',
  '1.2.840.10008.1.2.5': 'RLE Lossless',
  '1.2.840.10008.1.2.8.1': 'Deflated Image Frame',
};

/** Throws `UndecodableImage` that names the syntax where the pixels are compressed. */
export function transferSyntax(uid: string): TransferSyntax {
  if (Object.hasOwn(plain, uid)) return plain[uid]!;
  if (Object.hasOwn(compressed, uid))
    throw new UndecodableImage(`DICOM with compressed pixels (${compressed[uid]!}, ${uid}), which are not read`);
  const shown = /^[0-9.]{1,64}$/.test(uid) ? uid : 'not a UID';
  throw new UndecodableImage(`DICOM of an unknown transfer syntax (${shown})`);
}
