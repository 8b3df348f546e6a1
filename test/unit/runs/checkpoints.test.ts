import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CheckpointStore } from '../../../src/runs/checkpoints/checkpoint-store';
import { readTensorFile, writeTensorFile, type NamedTensor } from '../../../src/runs/checkpoints/tensor-file';
import { Failure } from '../../../src/shared/failure';
import { temporaryFolder } from './temporary-folder';

const tensors: NamedTensor[] = [
  { name: 'conv/kernel', shape: [1, 3], type: 'float32', values: Float32Array.of(1.5, -0, NaN) },
  { name: 'step', shape: [], type: 'int32', values: Int32Array.of(-7) },
  { name: 'mask', shape: [3], type: 'bool', values: Uint8Array.of(1, 0, 1) },
  { name: 'empty', shape: [0, 4], type: 'float64', values: new Float64Array(0) },
  { name: 'loss', shape: [1], type: 'float64', values: Float64Array.of(Math.PI) },
];
const broken = (thrown: unknown): boolean => thrown instanceof Failure && thrown.code === 'run.broken-checkpoint';
const content = (file: string) => ({ tensors: tensors.slice(0, 1), state: { file } });

test('tensors and state come back bit for bit', (context) => {
  const file = join(temporaryFolder(context), 'a.ckpt');
  const state = { random: [1, 2, 4294967295], name: 'Größe', nested: { none: null } };
  writeTensorFile(file, { tensors, state });
  assert.deepEqual(readTensorFile(file), { tensors, state });
});

test('any byte changed and any byte missing is noticed', (context) => {
  const file = join(temporaryFolder(context), 'a.ckpt');
  writeTensorFile(file, { tensors, state: 1 });
  const whole = readFileSync(file);
  for (let i = 0; i < whole.length; i++) {
    const changed = Buffer.from(whole);
    changed[i]! ^= 1;
    writeFileSync(file, changed);
    assert.throws(() => readTensorFile(file), broken);
    writeFileSync(file, whole.subarray(0, i));
    assert.throws(() => readTensorFile(file), broken);
  }
});

test('what JSON or the type would change is refused', (context) => {
  const file = join(temporaryFolder(context), 'a.ckpt');
  assert.throws(() => writeTensorFile(file, { tensors, state: { best: Infinity } }), TypeError);
  assert.throws(() => writeTensorFile(file, { tensors: [{ ...tensors[0]!, shape: [2] }], state: 1 }), TypeError);
  assert.deepEqual(readdirSync(join(file, '..')), []);
});

test('the newest two and the best are kept; a broken one is passed over and told', (context) => {
  const folder = temporaryFolder(context);
  const store = new CheckpointStore(folder);
  assert.equal(store.latest(), undefined);
  assert.equal(store.best(), undefined);
  for (const [epoch, best] of [true, true, false, false, false].entries())
    store.write({ epoch: epoch + 1, batch: 0, best, ...content(String(epoch + 1)) });
  store.write({ epoch: 5, batch: 30, best: false, ...content('5-30') });
  const names = ['epoch-0002.ckpt', 'epoch-0005-batch-00030.ckpt', 'epoch-0005.ckpt'];
  assert.deepEqual(readdirSync(folder).sort(), names);
  assert.equal(store.best()?.checkpoint.epoch, 2);
  assert.deepEqual(store.latest()?.checkpoint.state, { file: '5-30' });

  writeFileSync(join(folder, names[1]!), 'torn');
  const found = store.latest();
  assert.equal(found?.checkpoint.file, 'epoch-0005.ckpt');
  assert.equal(found.broken.length, 1);
  store.removeAfter({ epoch: 2, batch: 0 });
  assert.deepEqual(readdirSync(folder), ['epoch-0002.ckpt']);
  writeFileSync(join(folder, 'epoch-0002.ckpt'), '');
  assert.throws(
    () => store.latest(),
    (thrown) => thrown instanceof Failure && thrown.code === 'run.no-checkpoint',
  );
});

test('epochs beyond four digits sort as numbers', (context) => {
  const folder = join(temporaryFolder(context), 'c');
  mkdirSync(folder);
  const store = new CheckpointStore(folder);
  for (const epoch of [9999, 10000]) store.write({ epoch, batch: 0, best: false, ...content('') });
  assert.equal(store.latest()?.checkpoint.epoch, 10000);
});
