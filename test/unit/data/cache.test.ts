import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { PackFolder } from '../../../src/data/cache/pack-folder';
import { PackWriter } from '../../../src/data/cache/pack-writer';
import { decodeRecord, encodeRecord, recordBytes, recordHash } from '../../../src/data/cache/record';
import { checkSpace } from '../../../src/data/cache/cache-folder';
import { Failure } from '../../../src/shared/failure';
import { pictureTree, prepared, readAll, temporaryFolder } from './image-folder';

const hash = (n: number): string => n.toString(16).padStart(64, '0');
const image = (n: number): Float32Array => Float32Array.from({ length: 16 }, (_, i) => i * n);
const size = recordBytes(16);

function writePack(folder: string, from: number, count: number, close = true): void {
  PackFolder.open(folder, size);
  const writer = new PackWriter(folder);
  for (let n = from; n < from + count; n++) writer.append(hash(n), image(n));
  if (close) writer.close();
}
const packs = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.pack')).map((name) => join(folder, name));

test('a record gives back what was put in, to a part in 65,535 of its span', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 16, maxLength: 16 }), (values) => {
      const pixels = Float32Array.from(values);
      const record = encodeRecord(hash(7), pixels);
      assert.equal(recordHash(record), hash(7));
      const back = new Float32Array(16);
      decodeRecord(record, back, 0);
      const span = Math.max(...pixels) - Math.min(...pixels);
      back.forEach((value, i) => assert.ok(Math.abs(value - pixels[i]!) <= (span / 65535) * 0.51 + 1e-4));
    }),
    { seed: 1 },
  );
});

test('a record in which any bit is turned is not believed', () => {
  const record = encodeRecord(hash(7), image(3));
  for (let byte = 0; byte < record.length; byte++) {
    record[byte]! ^= 1 << (byte & 7);
    assert.equal(recordHash(record), undefined, `byte ${byte}`);
    record[byte]! ^= 1 << (byte & 7);
  }
});

test('a pack finds the records of several parts; one cut short loses only its last', (t) => {
  const folder = temporaryFolder(t);
  writePack(folder, 0, 5);
  writePack(folder, 10, 5);
  const whole = PackFolder.open(folder, size);
  for (const n of [0, 4, 10, 14]) assert.ok(whole.has(hash(n)), `${n}`);
  for (const file of packs(folder)) truncateSync(file, 5 * size - 3);
  const cut = PackFolder.open(folder, size);
  for (const n of [0, 3, 10, 13]) assert.ok(cut.has(hash(n)), `${n}`);
  for (const n of [4, 14]) assert.ok(!cut.has(hash(n)), `${n}`);
});

test('the part of a writer that was killed is read through: whole records count, the torn one does not', (t) => {
  const folder = temporaryFolder(t);
  writePack(folder, 0, 4, false);
  const [file] = packs(folder);
  appendFileSync(file!, Buffer.alloc(size >> 1, 1));
  const bytes = readFileSync(file!);
  bytes[size + 60]! ^= 255;
  writeFileSync(file!, bytes);
  const pack = PackFolder.open(folder, size);
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => pack.has(hash(n))),
    [true, false, true, true],
  );
  assert.equal(pack.place(hash(3))?.position, 3);
  assert.ok(!existsSync(`${file!}.hashes`), 'its writer may still live');
  const long = new Date(Date.now() - 3_600_000);
  utimesSync(file!, long, long);
  PackFolder.open(folder, size);
  assert.ok(existsSync(`${file!}.hashes`), 'abandoned: listed now');
  const again = PackFolder.open(folder, size);
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => again.has(hash(n))),
    [true, false, true, true],
  );
});

test('a cached image that changed on disk stops the run with the file and byte; deleting the file mends it', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 5);
  const data = await prepared(t, root, {}, { threads: 1 });
  const folder = join(root, '.cache/packs', readdirSync(join(root, '.cache/packs'))[0]!);
  const [file] = packs(folder);
  const bytes = readFileSync(file!);
  bytes[bytes.length - 1]! ^= 255;
  writeFileSync(file!, bytes);
  const indices = Array.from({ length: 10 }, (_, i) => i);
  await assert.rejects(readAll(data, indices, { batchSize: 3 }), (error: Failure) => {
    assert.ok(error instanceof Failure);
    assert.equal(error.code, 'dataset.cache-damaged');
    assert.equal(error.place.file, file);
    return true;
  });
  rmSync(file!);
  const mended = await prepared(t, root);
  assert.equal(mended.fingerprint, data.fingerprint);
  assert.equal((await readAll(mended, indices, { batchSize: 3 })).indices.length, 10);
});

test('a disk without the room is refused before anything is decoded', (t) => {
  const folder = temporaryFolder(t);
  assert.throws(
    () => checkSpace(folder, 1e18),
    (error: Failure) => error.code === 'dataset.cache-full' && /need 1000000000000 MB, and the disk has \d+ MB free/.test(error.what),
  );
  checkSpace(folder, 1);
});
