import '@tensorflow/tfjs-backend-cpu';
import { copyRegisteredKernels, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import type { TensorRuntime } from '../../kernels/tensor-runtime';
import { backendName, HybridWasmBackend } from './hybrid-wasm-backend';
import { defineBatchNormKernels } from './kernels/batch-norm';
import { defineConvolutionKernels } from './kernels/convolution';
import { defineConvolutionBlockKernels } from './kernels/convolution-block';
import { defineElementwiseKernels } from './kernels/elementwise';
import { defineMatrixProductKernels } from './kernels/matrix-product';
import { defineOptimiserKernels } from './kernels/optimiser';
import { definePoolingKernels } from './kernels/pooling';
import { defineReductionKernels } from './kernels/reductions';

let kernelsDefined = false;

/** Makes the backend known to TensorFlow.js over a runtime; one at a time. */
export function registerHybridWasm(runtime: TensorRuntime): HybridWasmBackend {
  if (!kernelsDefined) {
    copyRegisteredKernels('cpu', backendName);
    defineElementwiseKernels();
    defineMatrixProductKernels();
    defineConvolutionKernels();
    defineConvolutionBlockKernels();
    definePoolingKernels();
    defineReductionKernels();
    defineBatchNormKernels();
    defineOptimiserKernels();
    kernelsDefined = true;
  }
  const backend = new HybridWasmBackend(runtime);
  registerBackend(backendName, () => backend, 2);
  return backend;
}

export function removeHybridWasm(): void {
  removeBackend(backendName);
}
