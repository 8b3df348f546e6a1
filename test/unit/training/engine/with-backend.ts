import * as tf from '@tensorflow/tfjs-core';
import { TensorRuntime } from '../../../../src/kernels/tensor-runtime';
import { registerHybridWasm, removeHybridWasm } from '../../../../src/training/backend/register-backend';

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
