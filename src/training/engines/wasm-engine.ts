import './register-gradients';
import { ready, setBackend, version_core as tfjsVersion } from '@tensorflow/tfjs-core';
import { availableParallelism } from 'node:os';
import { TensorRuntime } from '../../kernels/tensor-runtime';
import { backendName } from '../backend/hybrid-wasm-backend';
import { registerHybridWasm, removeHybridWasm } from '../backend/register-backend';
import type { Availability, Engine, RunningEngine } from './engine';
import { selfTest } from './self-test';

/** The embedded engine: SIMD kernels in WebAssembly over one shared memory and as many threads as the machine has cores. */
export const wasmEngine: Engine = {
  name: 'wasm',
  available: (): Promise<Availability> =>
    Promise.resolve({ available: true, detail: `embedded, ${availableParallelism()} cores` }),
  start: async ({ threads }): Promise<RunningEngine> => {
    const runtime = TensorRuntime.start(threads);
    registerHybridWasm(runtime);
    await setBackend(backendName);
    await ready();
    selfTest('wasm');
    return {
      name: 'wasm',
      backend: backendName,
      threads: runtime.threads,
      version: `tfjs-core ${tfjsVersion}`,
      ...(runtime.notice !== undefined && { notice: runtime.notice }),
      stop: async () => {
        removeHybridWasm();
        await runtime.stop();
      },
    };
  },
};
