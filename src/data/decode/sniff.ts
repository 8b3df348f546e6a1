export type ImageFormat = 'png' | 'jpeg' | 'dicom';

const signatures: readonly [name: string, offset: number, bytes: readonly number[] | string][] = [
  ['GIF', 0, 'GIF8'],
  ['BMP', 0, 'BM'],
  ['TIFF', 0, [0x49, 0x49, 0x2a, 0]],
  ['TIFF', 0, [0x4d, 0x4d, 0, 0x2a]],
  ['WebP', 8, 'WEBP'],
  ['HEIF or AVIF', 4, 'ftyp'],
  ['JPEG 2000', 4, 'jP  '],
  ['JPEG 2000', 0, [0xff, 0x4f, 0xff, 0x51]],
  ['JPEG-LS', 0, [0xff, 0xd8, 0xff, 0xf7]],
  ['NIfTI', 344, 'n+1\0'],
  ['NIfTI', 344, 'ni1\0'],
  ['NRRD', 0, 'NRRD'],
  ['PDF', 0, '%PDF'],
  ['ZIP archive', 0, 'PK\u0003\u0004'],
  ['gzip archive', 0, [0x1f, 0x8b]],
  ['HDF5', 0, [0x89, 0x48, 0x44, 0x46]],
  ['NumPy', 1, 'NUMPY'],
];

/** What the bytes are, whatever the file's name says; a format that is not read is told by its name. */
export function sniff(bytes: Uint8Array): ImageFormat | { readonly other: string } {
  if (bytes.length === 0) return { other: 'an empty file' };
  if (holds(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (holds(bytes, 128, 'DICM')) return 'dicom';
  const known = signatures.find(([, offset, signature]) => holds(bytes, offset, signature));
  if (known !== undefined) return { other: `${known[0]}, which is not read` };
  if (holds(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (isBareDicom(bytes)) return 'dicom';
  if (isText(bytes)) return { other: 'text, not an image' };
  return { other: 'not a PNG, JPEG or DICOM file' };
}

function holds(bytes: Uint8Array, offset: number, signature: readonly number[] | string): boolean {
  for (let i = 0; i < signature.length; i++) {
    const wanted = typeof signature === 'string' ? signature.charCodeAt(i) : signature[i];
    if (bytes[offset + i] !== wanted) return false;
  }
  return true;
}

/** A data set without preamble: begins with an element of group 0002 or 0008, its VR or a short length behind it. */
function isBareDicom(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const group = view.getUint16(0, true);
  if (group !== 2 && group !== 8) return false;
  if (view.getUint16(2, true) > 0x3000) return false;
  const vr = String.fromCharCode(bytes[4]!, bytes[5]!);
  return /^[A-Z]{2}$/.test(vr) || view.getUint32(4, true) < 1024;
}

function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 512);
  return start.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
}
