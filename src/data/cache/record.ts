import { crc32 } from 'node:zlib';

/*
 * One preprocessed image on disk, of the same length for all images of a pack:
 *   0 content hash (32 bytes) · 32 lowest value f32 · 36 highest value f32 · 40 CRC-32 of all other bytes · 44 mark
 *   48 pixels u16: 0 the lowest … 65535 the highest value
 * Sixteen bits halve the disk space and are finer than any eight- or twelve-bit source.
 */
const head = 48;
const mark = 0x31504851;

export function recordBytes(pixels: number): number {
  return head + 2 * pixels;
}

/** @param hash hexadecimal SHA-256 of the image's content */
export function encodeRecord(hash: string, pixels: Float32Array): Buffer {
  const record = Buffer.alloc(recordBytes(pixels.length));
  record.write(hash, 0, 32, 'hex');
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  record.writeFloatLE(low, 32);
  record.writeFloatLE(high, 36);
  record.writeUInt32LE(mark, 44);
  const levels = new Uint16Array(record.buffer, record.byteOffset + head, pixels.length);
  const factor = high > low ? 65535 / (high - low) : 0;
  for (let i = 0; i < pixels.length; i++) levels[i] = (pixels[i]! - low) * factor + 0.5;
  record.writeUInt32LE(checksum(record), 40);
  return record;
}

/** The content hash of a whole, unharmed record; undefined for anything else. */
export function recordHash(record: Buffer): string | undefined {
  if (record.readUInt32LE(44) !== mark || record.readUInt32LE(40) !== checksum(record)) return undefined;
  return record.toString('hex', 0, 32);
}

/** Writes the record's pixels to `pixels` from `at`; the record must be whole. */
export function decodeRecord(record: Buffer, pixels: Float32Array, at: number): void {
  const low = record.readFloatLE(32);
  const step = (record.readFloatLE(36) - low) / 65535;
  const levels = new Uint16Array(record.buffer, record.byteOffset + head, (record.length - head) / 2);
  for (let i = 0; i < levels.length; i++) pixels[at + i] = low + step * levels[i]!;
}

function checksum(record: Buffer): number {
  return crc32(record.subarray(head), crc32(record.subarray(0, 40)));
}
