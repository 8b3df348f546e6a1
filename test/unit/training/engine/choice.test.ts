import * as tf from '@tensorflow/tfjs-core';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Failure } from '../../../../src/shared/failure';
import { chooseEngine } from '../../../../src/training/engines/choose-engine';
import { selfTest } from '../../../../src/training/engines/self-test';
import { wasmEngine } from '../../../../src/training/engines/wasm-engine';

/** With HYBRID_QML_TFJS_NODE naming a folder whose main file is this. */
async function withPackage(main: string | undefined, body: () => Promise<void>): Promise<void> {
  const before = process.env['HYBRID_QML_TFJS_NODE'];
  const folder = mkdtempSync(join(tmpdir(), 'tfjs-node-'));
  mkdirSync(join(folder, 'package'));
  if (main !== undefined) writeFileSync(join(folder, 'package', 'index.js'), main);
  process.env['HYBRID_QML_TFJS_NODE'] = join(folder, 'package');
  try {
    await body();
  } finally {
    if (before === undefined) delete process.env['HYBRID_QML_TFJS_NODE'];
    else process.env['HYBRID_QML_TFJS_NODE'] = before;
    rmSync(folder, { recursive: true });
  }
}

const refusal = async (): Promise<string> => {
  try {
    await chooseEngine('tensorflow');
  } catch (error) {
    assert.ok(error instanceof Failure && error.code === 'engine.unavailable');
    return error.what;
  }
  return assert.fail('tensorflow was chosen');
};

test('auto takes the embedded engine and says why', async () => {
  const { engine, reasons } = await chooseEngine('auto');
  assert.equal(engine.name, 'wasm');
  assert.match(reasons.join(' '), /Engine wasm: the fastest engine available \(embedded, \d+ cores\)/);
});

test('an engine asked for by name is refused with the exact reason', async () => {
  await withPackage(undefined, async () => assert.match(await refusal(), /tfjs-node is not installed/));
  await withPackage("throw new Error('libtensorflow.so.2: cannot open shared object file')", async () =>
    assert.match(await refusal(), /does not load: libtensorflow.so.2: cannot open shared object file/),
  );
  await withPackage("require('./napi-v8/tfjs_binding.node')", async () =>
    assert.match(await refusal(), /its native addon was not built/),
  );
});

test('the embedded engine starts in under 300 ms and stops', async () => {
  const start = performance.now();
  const running = await wasmEngine.start({ threads: 2 });
  const took = performance.now() - start;
  assert.equal(running.threads, 2, running.notice);
  assert.equal(tf.getBackend(), 'hybrid-wasm');
  tf.setBackend('cpu');
  await running.stop();
  assert.ok(took < 300, `${took} ms`);
});

test('the self-test refuses a backend that computes wrongly', () => {
  tf.setBackend('cpu');
  const kernel = tf.getKernel('Conv2D', 'cpu');
  tf.unregisterKernel('Conv2D', 'cpu');
  tf.registerKernel({ ...kernel, kernelFunc: ({ inputs }) => inputs['x']! });
  try {
    assert.throws(
      () => selfTest('wasm'),
      (error) => error instanceof Failure && error.code === 'engine.self-test',
    );
  } finally {
    tf.unregisterKernel('Conv2D', 'cpu');
    tf.registerKernel(kernel);
  }
});
