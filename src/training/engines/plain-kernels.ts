import { getBackend, getKernel, profile, type Tensor } from '@tensorflow/tfjs-core';
import { backendName } from '../backend/hybrid-wasm-backend';
import { fastKernels } from '../backend/kernel-definition';

/** Operations that move no data, whose plain kernel is as fast as any. */
const free = new Set(['Identity', 'Reshape', 'Cast', 'Fill', 'OnesLike', 'ZerosLike', 'ExpandDims']);

/** One kind of operation that ran on TensorFlow.js's plain JavaScript kernel. */
export interface PlainKernel {
  readonly name: string;
  readonly calls: number;
  /** Values written by all calls together: 10,000 of them cost little, a million are worth a thought. */
  readonly values: number;
}

/**
 * What of some work (a training step, say) has no fast kernel on the embedded engine and so runs as plain JavaScript, most
 * values first; empty on other engines.
 */
export async function plainKernelsOf(work: () => Tensor | undefined): Promise<PlainKernel[]> {
  if (getBackend() !== backendName) return [];
  const { kernels } = await profile(() => work());
  const found = new Map<string, PlainKernel>();
  for (const { name, outputShapes } of kernels) {
    // The profile also lists operations under their own names; those are no kernels.
    if (fastKernels.has(name) || free.has(name) || getKernel(name, backendName) === undefined) continue;
    const values = outputShapes.reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
    const before = found.get(name) ?? { name, calls: 0, values: 0 };
    found.set(name, { name, calls: before.calls + 1, values: before.values + values });
  }
  return [...found.values()].sort((a, b) => b.values - a.values);
}
