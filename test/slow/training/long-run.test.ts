import '../../../src/training/engines/register-gradients';
import * as tf from '@tensorflow/tfjs-core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { referenceModel } from '../../../bench/training/reference-model';
import { TensorRuntime } from '../../../src/kernels/tensor-runtime';
import { registerHybridWasm, removeHybridWasm } from '../../../src/training/backend/register-backend';
import { onHybridWasm, onTensorflow, withoutTensorflow } from '../../unit/training/engine/with-backend';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Resident bytes of the process after a full collection. */
function collectedMemory(): number {
  collect();
  return process.memoryUsage.rss();
}

test('10,000 steps: no growth in tensors or bytes', async () => {
  const runtime = TensorRuntime.start(2);
  registerHybridWasm(runtime);
  tf.setBackend('hybrid-wasm');
  const model = referenceModel(16, 8);
  const state = (): unknown => ({
    ...runtime.arena.usage,
    tensors: tf.memory().numTensors,
    bytes: tf.memory().numBytes,
  });
  // V8 compiles and sizes its heap during the first steps; what it has not collected yet is no growth either
  for (let i = 0; i < 500; i++) model.step();
  const early = state();
  const resident = collectedMemory();
  for (let i = 0; i < 10_000; i++) {
    model.step();
    if (i % 100 === 0) await new Promise(setImmediate);
  }
  assert.deepEqual(state(), early);
  const grown = (collectedMemory() - resident) / 2 ** 20;
  assert.ok(grown < 64, `resident memory grew by ${grown.toFixed(0)} MiB`);
  model.dispose();
  tf.setBackend('cpu');
  removeHybridWasm();
  await runtime.stop();
});

test("a training curve of 200 steps stays within float noise of tfjs-node's", async (t) => {
  const reason = await withoutTensorflow();
  if (reason !== false) return t.skip(reason);
  const curve = (): number[] => {
    const model = referenceModel(32, 16, 1e-4);
    const losses = Array.from({ length: 200 }, () => model.step());
    model.dispose();
    return losses;
  };
  const embedded = await onHybridWasm(2, curve);
  const native = await onTensorflow(curve);
  const worst = Math.max(...embedded.map((loss, i) => Math.abs(loss - native[i]!) / native[0]!));
  assert.ok(embedded.at(-1) < 0.5 * embedded[0]!, 'it learns');
  assert.ok(worst < 2e-3, `curves differ by ${worst} of the first loss`);
});
