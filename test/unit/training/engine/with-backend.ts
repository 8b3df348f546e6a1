import * as tf from '@tensorflow/tfjs-core';
import { TensorRuntime } from '../../../../src/kernels/tensor-runtime';
import { registerHybridWasm, removeHybridWasm } from '../../../../src/training/backend/register-backend';
import { tensorflowEngine } from '../../../../src/training/engines/tensorflow-engine';

/** Runs on the embedded backend with so many threads, and takes it down again. */
export async function onHybridWasm<T>(threads: number, body: () => T): Promise<T> {
  const runtime = TensorRuntime.start(threads);
  registerHybridWasm(runtime);
  tf.setBackend('hybrid-wasm');
  try {
    return body();
  } finally {
    tf.setBackend('cpu');
    removeHybridWasm();
    await runtime.stop();
  }
}

/** Runs on TensorFlow.js's own plain backend. */
export function onCpu<T>(body: () => T): T {
  tf.setBackend('cpu');
  return body();
}

/** Why the tensorflow engine's tests are skipped here, or false. */
export async function withoutTensorflow(): Promise<string | false> {
  const availability = await tensorflowEngine.available();
  return availability.available
    ? false
    : `${availability.reason} (scripts/install-tensorflow.sh installs it for tests)`;
}

/** Runs on tfjs-node. */
export async function onTensorflow<T>(body: () => T): Promise<T> {
  await tensorflowEngine.start({ threads: 2 });
  try {
    return body();
  } finally {
    tf.setBackend('cpu');
  }
}

/** Greatest difference relative to the greatest magnitude, or to `floor` where that is greater. */
export function relativeError(got: ArrayLike<number>, expected: ArrayLike<number>, floor = 1e-30): number {
  if (got.length !== expected.length) return Infinity;
  let scale = floor;
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    scale = Math.max(scale, Math.abs(expected[i]!));
    const difference = Math.abs(got[i]! - expected[i]!);
    if (Number.isNaN(difference) && !(Number.isNaN(got[i]!) && Number.isNaN(expected[i]!))) return Infinity;
    worst = Math.max(worst, difference || 0);
  }
  return worst / scale;
}
