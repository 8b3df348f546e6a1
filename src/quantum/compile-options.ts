import type { NoiseModel } from '../experiment/schema/noise';
import type { GradientMethod } from './gradients/gradient-method';

/** How a circuit is to be run. */
export interface CompileOptions {
  /** Arithmetic of the state vector; f64 where left out. Noise is always simulated in f64. */
  readonly precision?: 'f32' | 'f64';
  /** `adjoint` where left out; with shots or noise `parameter-shift`. */
  readonly gradient?: GradientMethod;
  /** 1 where left out. The numbers do not depend on it. */
  readonly threads?: number;
  /** Estimate expectations from so many measurements; exact where left out. */
  readonly shots?: number;
  /** By density matrix up to 11 qubits, beyond by quantum trajectories. */
  readonly noise?: NoiseModel;
  /** Simulate noise by so many quantum trajectories, whatever the size; 256 where they are needed and this is left out. */
  readonly trajectories?: number;
  /** Of shots, trajectories and SPSA; 0 where left out. */
  readonly seed?: number;
}
