import './register-gradients';
import type { Availability, Engine, RunningEngine } from './engine';

/** The native engine of @tensorflow/tfjs-node. */
export const tensorflowEngine: Engine = {
  name: 'tensorflow',
  available: (): Promise<Availability> =>
    Promise.resolve({ available: false, reason: '@tensorflow/tfjs-node is not installed.' }),
  start: (): Promise<RunningEngine> => Promise.reject(new Error('Not available')),
};
