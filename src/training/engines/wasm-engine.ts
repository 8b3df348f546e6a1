import '@tensorflow/tfjs-backend-cpu';
import { ready, setBackend, version_core as version } from '@tensorflow/tfjs-core';
import type { Engine, RunningEngine } from './engine';

/** The embedded engine. */
export const wasmEngine: Engine = {
  name: 'wasm',
  available: () => Promise.resolve({ available: true, detail: 'embedded' }),
  start: async (): Promise<RunningEngine> => {
    await setBackend('cpu');
    await ready();
    return { name: 'wasm', backend: 'cpu', threads: 1, version, stop: () => Promise.resolve() };
  },
};
