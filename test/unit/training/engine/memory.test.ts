import '../../../../src/training/engines/register-gradients';
import * as tf from '@tensorflow/tfjs-core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceModel } from '../../../../bench/training/reference-model';
import { MemoryArena } from '../../../../src/kernels/memory-arena';
import { TensorRuntime } from '../../../../src/kernels/tensor-runtime';
import { Failure } from '../../../../src/shared/failure';
import { RandomStream } from '../../../../src/shared/random';
import { registerHybridWasm, removeHybridWasm } from '../../../../src/training/backend/register-backend';
import { onHybridWasm } from './with-backend';

test('training holds the same tensors and the same bytes after every step, and gives all back', async () => {
  const runtime = TensorRuntime.start(2);
  registerHybridWasm(runtime);
  tf.setBackend('hybrid-wasm');
  const empty = runtime.arena.usage.used;
  const model = referenceModel(16, 4);
  const seen = new Set<string>();
  for (let i = 0; i < 300; i++) {
    model.step();
    const { used, peak } = runtime.arena.usage;
    if (i >= 2)
      seen.add(`${tf.memory().numTensors} tensors, ${tf.memory().numDataBuffers} buffers, ${used} of ${peak}`);
  }
  assert.equal(seen.size, 1, [...seen].join('; '));
  model.dispose();
  assert.equal(runtime.arena.usage.used, empty);
  tf.setBackend('cpu');
  removeHybridWasm();
  await runtime.stop();
});

test('training gives the same bits on one thread and on three', async () => {
  const losses = [];
  for (const threads of [1, 3])
    losses.push(
      await onHybridWasm(threads, () => {
        const model = referenceModel(24, 6);
        return Array.from({ length: 8 }, () => model.step());
      }),
    );
  assert.deepEqual(losses[1], losses[0]);
  assert.ok(losses[0]!.at(-1) < losses[0]![0]!);
});

test('without shared memory it runs on one thread, says so, and gives the same bits', async () => {
  const losses = (): number[] => {
    const model = referenceModel(24, 6);
    return Array.from({ length: 4 }, () => model.step());
  };
  const expected = await onHybridWasm(2, losses);
  const runtime = TensorRuntime.start(2, false);
  assert.equal(runtime.threads, 1);
  assert.match(runtime.notice ?? '', /no shared memory/);
  registerHybridWasm(runtime);
  tf.setBackend('hybrid-wasm');
  assert.deepEqual(losses(), expected);
  const x = tf.add(tf.tensor1d([1, 2, 3]), 0);
  const read = x.dataSync();
  x.dispose();
  tf.add(tf.tensor1d([7, 8, 9]), 0);
  assert.deepEqual([...read], [1, 2, 3]);
  tf.setBackend('cpu');
  removeHybridWasm();
  await runtime.stop();
});

test('a tensor read, sliced or cloned keeps its values when its memory is used again', async () => {
  await onHybridWasm(1, () => {
    const x = tf.add(tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8]), 0);
    const read = x.dataSync();
    const part = tf.slice(x, [2], [3]);
    const clone = x.clone();
    x.dispose();
    const others = Array.from({ length: 8 }, () => tf.add(tf.zeros([8]), 9));
    assert.deepEqual([...read], [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual([...part.dataSync()], [3, 4, 5]);
    assert.deepEqual([...clone.dataSync()], [1, 2, 3, 4, 5, 6, 7, 8]);
    tf.dispose([part, clone, ...others]);
  });
});

test('what would pass the limit fails with the numbers', async () => {
  const before = process.env['HYBRID_QML_MEMORY_LIMIT'];
  process.env['HYBRID_QML_MEMORY_LIMIT'] = '64';
  try {
    await onHybridWasm(1, () => {
      const x = tf.zeros([1024, 1024, 8]);
      assert.throws(
        () => tf.neg(tf.neg(x)),
        (e) => e instanceof Failure && e.code === 'engine.out-of-memory' && e.what.includes('limit is 64.0 MiB'),
      );
    });
  } finally {
    if (before === undefined) delete process.env['HYBRID_QML_MEMORY_LIMIT'];
    else process.env['HYBRID_QML_MEMORY_LIMIT'] = before;
  }
});

test('the arena never hands out a byte twice, joins what it gets back and wastes little', () => {
  const random = RandomStream.named(7, 'arena');
  let end = 0;
  const arena = new MemoryArena(65536, (wanted) => (end = Math.max(end, wanted)));
  const live = new Map<number, number>();
  for (let i = 0; i < 20000; i++) {
    if (live.size < 40 && random.integer(2) === 0) {
      const bytes = 1 + random.integer(1 << random.integer(16));
      const address = arena.allocate(bytes);
      assert.equal(address % 64, 0);
      for (const [other, size] of live) assert.ok(address + bytes + 64 <= other || other + size + 64 <= address);
      live.set(address, bytes);
    } else if (live.size > 0) {
      const address = [...live.keys()][random.integer(live.size)]!;
      live.delete(address);
      arena.release(address);
    }
  }
  const waste = (end - 65536) / arena.usage.peak;
  assert.ok(waste < 1.5, `${waste} times the most that was in use`);
  for (const address of live.keys()) arena.release(address);
  assert.equal(arena.usage.used, 0);
  const peak = end;
  arena.allocate(peak - 65536 - 64);
  assert.equal(end, peak, 'all free blocks have joined into one');
});
