import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { messageOf } from '../../shared/failure';
import { runFailures } from '../../shared/failures/run';
import { writeWhole } from '../../shared/atomic-file';

/*
 * One file of named tensors and a JSON state; all numbers little-endian:
 *   'HQMLTENS'  u32 version  u32 header length  header (JSON, padded with spaces)  tensors' bytes  SHA-256 of all before
 * Every tensor begins at a multiple of 8 bytes. The hash at the end proves that the file is whole.
 */
const magic = 'HQMLTENS';
const version = 1;
const prelude = 16;
const hashLength = 32;

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  uint8: Uint8Array,
  bool: Uint8Array,
} as const;

export type TensorType = keyof typeof arrays;
export type TensorValues = Float32Array | Float64Array | Int32Array | Uint8Array;

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
  readonly values: TensorValues;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface TensorFile {
  readonly tensors: readonly NamedTensor[];
  readonly state: Json;
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
  /** Bytes behind the header. */
  readonly offset: number;
  readonly length: number;
}

interface Header {
  readonly tensors: readonly Entry[];
  readonly state: Json;
}

/** Writes the file whole or not at all. Numbers in `state` must be finite: JSON would turn others into null. */
export function writeTensorFile(file: string, content: TensorFile): void {
  writeWhole(file, parts(content));
}

function* parts({ tensors, state }: TensorFile): Generator<Uint8Array, void, void> {
  let offset = 0;
  const entries = tensors.map(({ name, shape, type, values }) => {
    if (!(values instanceof arrays[type]) || values.length !== shape.reduce((n, side) => n * side, 1))
      throw new TypeError(`Tensor ${name}: its values do not fit ${type} [${shape.join(', ')}]`);
    const entry = { name, shape, type, offset, length: values.byteLength };
    offset = aligned(offset + values.byteLength);
    return entry;
  });
  const header = Buffer.from(JSON.stringify({ tensors: entries, state }, finiteOnly));
  const start = Buffer.alloc(aligned(prelude + header.length), ' ');
  start.write(magic, 'latin1');
  start.writeUInt32LE(version, 8);
  start.writeUInt32LE(start.length - prelude, 12);
  header.copy(start, prelude);

  const hash = createHash('sha256');
  const hashed = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(start);
  for (const { values } of tensors) {
    yield hashed(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    yield hashed(new Uint8Array(aligned(values.byteLength) - values.byteLength));
  }
  yield hash.digest();
}

/** Reads and verifies it. Throws `runFailures.brokenCheckpoint`. */
export function readTensorFile(file: string): TensorFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (thrown) {
    throw runFailures.brokenCheckpoint(file, messageOf(thrown));
  }
  const end = bytes.length - hashLength;
  if (end < prelude) throw runFailures.brokenCheckpoint(file, 'it is too short');
  const content = bytes.subarray(0, end);
  if (!createHash('sha256').update(content).digest().equals(bytes.subarray(end)))
    throw runFailures.brokenCheckpoint(file, 'its hash does not fit its content');
  const begin = prelude + headerLength(bytes, file);
  const header = parseHeader(bytes.subarray(prelude, begin), file);
  try {
    return { tensors: header.tensors.map((entry) => tensorAt(content, begin, entry)), state: header.state };
  } catch (thrown) {
    throw runFailures.brokenCheckpoint(file, messageOf(thrown));
  }
}

function tensorAt(content: Buffer, begin: number, { name, shape, type, offset, length }: Entry): NamedTensor {
  const copy = new Uint8Array(length);
  copy.set(content.subarray(begin + offset, begin + offset + length));
  return { name, shape, type, values: new arrays[type](copy.buffer) };
}

/** The state alone, without reading or verifying the tensors. Throws `runFailures.brokenCheckpoint`. */
export function readTensorFileState(file: string): Json {
  try {
    const fd = openSync(file, 'r');
    try {
      const start = Buffer.alloc(prelude);
      readSync(fd, start, 0, prelude, 0);
      const header = Buffer.alloc(headerLength(start, file));
      readSync(fd, header, 0, header.length, prelude);
      return parseHeader(header, file).state;
    } finally {
      closeSync(fd);
    }
  } catch (thrown) {
    throw runFailures.brokenCheckpoint(file, messageOf(thrown));
  }
}

function headerLength(start: Buffer, file: string): number {
  if (start.toString('latin1', 0, 8) !== magic) throw runFailures.brokenCheckpoint(file, 'it is no checkpoint');
  if (start.readUInt32LE(8) !== version)
    throw runFailures.brokenCheckpoint(file, 'another version of Hybrid QML wrote it');
  const length = start.readUInt32LE(12);
  if (length > 1 << 28) throw runFailures.brokenCheckpoint(file, 'its header is too long');
  return length;
}

/** Whoever wrote the file wrote its hash, so that a header which parses is taken at its word. */
function parseHeader(bytes: Buffer, file: string): Header {
  try {
    return JSON.parse(bytes.toString('utf8')) as Header;
  } catch (thrown) {
    throw runFailures.brokenCheckpoint(file, messageOf(thrown));
  }
}

function finiteOnly(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`state: ${key} is ${value}`);
  return value;
}

function aligned(length: number): number {
  return (length + 7) & ~7;
}
