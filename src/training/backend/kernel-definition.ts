import { getKernel, registerKernel, unregisterKernel, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { backendName, type HybridWasmBackend } from './hybrid-wasm-backend';

/** What a kernel is called with. */
export interface KernelCall {
  readonly backend: HybridWasmBackend;
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attributes: NamedAttrMap;
}

/** Runs a kernel, or returns undefined where the fast one does not cover the call and the plain cpu kernel shall run. */
export type FastKernel = (call: KernelCall) => TensorInfo | TensorInfo[] | undefined;

/** Names of the operations that have a fast kernel. */
export const fastKernels = new Set<string>();

/** Registers kernels of this backend by TensorFlow.js's names (or our own, which have no plain counterpart). */
export function defineKernels(kernels: Readonly<Record<string, FastKernel>>): void {
  for (const [kernelName, fast] of Object.entries(kernels)) {
    if (getKernel(kernelName, backendName) !== undefined) unregisterKernel(kernelName, backendName);
    fastKernels.add(kernelName);
    registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, backend, attrs }) => {
        const call: KernelCall = {
          backend: backend as unknown as HybridWasmBackend,
          inputs: inputs as Record<string, TensorInfo>,
          attributes: attrs ?? {},
        };
        return fast(call) ?? plainKernel(kernelName, call);
      },
    });
  }
}

/** The cpu backend's kernel of this name, run on this backend's data. */
export function plainKernel(name: string, { backend, inputs, attributes }: KernelCall): TensorInfo | TensorInfo[] {
  return getKernel(name, 'cpu').kernelFunc({ inputs, backend, attrs: attributes });
}

/** Whether all of these are float tensors with at least one element. */
export function allFloat(...tensors: readonly (TensorInfo | undefined)[]): boolean {
  return tensors.every((t) => t === undefined || (t.dtype === 'float32' && !t.shape.includes(0)));
}

/** Elements in one chunk of a pass over plain memory: enough to be worth a claim, few enough to share out. */
export const ELEMENTS_PER_CHUNK = 32768;
