import {
  engine,
  getBackend,
  getKernel,
  type KernelConfig,
  type NamedAttrMap,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** The kernel of this name where the current backend has one: a fused pass that TensorFlow.js itself does not know. */
export function backendKernel(name: string): KernelConfig | undefined {
  return getKernel(name, getBackend());
}

/** Runs a fused kernel through the engine, so that its outputs are tracked like those of any operation. */
export function runBackendKernel(
  kernel: KernelConfig,
  inputs: Readonly<Record<string, Tensor>>,
  attributes: NamedAttrMap,
): Tensor[] {
  const outputs = engine().runKernel<Tensor | Tensor[]>(kernel.kernelName, inputs, attributes);
  return Array.isArray(outputs) ? outputs : [outputs];
}
