import '../../../../src/training/engines/register-gradients';
import * as tf from '@tensorflow/tfjs-core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceModel } from '../../../../bench/training/reference-model';
import { plainKernelsOf } from '../../../../src/training/engines/plain-kernels';
import { wasmEngine } from '../../../../src/training/engines/wasm-engine';

test('what runs on plain kernels is named, and the reference model has no large share there', async () => {
  const engine = await wasmEngine.start({ threads: 1 });
  const model = referenceModel(32, 8);
  const step = await plainKernelsOf(() => void model.step());
  assert.ok(
    step.every(({ values }) => values < 10_000),
    JSON.stringify(step),
  );
  const atan = await plainKernelsOf(() => tf.atan(tf.zeros([100, 30])));
  assert.deepEqual(atan, [{ name: 'Atan', calls: 1, values: 3000 }]);
  model.dispose();
  tf.setBackend('cpu');
  await engine.stop();
});
