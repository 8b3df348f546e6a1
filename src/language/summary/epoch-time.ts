import type { QuantumConfig } from '../../experiment/schema/quantum';
import type { NetworkOutline } from './network-outline';

/** How fast the embedded engine does the network's arithmetic here. */
export interface Speed {
  /** Forward operations of one image × images a second, in training. */
  readonly operationsPerSecond: number;
  /** Whether it was measured on this machine, by a run or by `check`. */
  readonly measured: boolean;
}

/**
 * What a training step of the reference network reached on one thread of docs/performance.md's machine: 294 images/s of 82.3
 * million operations forward. Two threads reach 1.74 times that; more are assumed to gain the same way.
 */
const assumed = { oneThread: 294 * 82.3e6, gainOfThread: 0.74 };

/** Where nothing was measured: the reference machine's speed with this many threads. */
export function assumedSpeed(threads: number): Speed {
  return {
    operationsPerSecond: assumed.oneThread * (1 + assumed.gainOfThread * (Math.max(1, threads) - 1)),
    measured: false,
  };
}

/** From images a second that a network of these operations reached. */
export function speedOf(network: NetworkOutline, quantum: QuantumConfig | 'none', imagesPerSecond: number): Speed {
  const seconds = Math.max(1 / imagesPerSecond - circuitSeconds(network, quantum), 0.2 / imagesPerSecond);
  return { operationsPerSecond: network.operations / seconds, measured: true };
}

/** Seconds of one epoch on the embedded engine, data loading and evaluation apart. */
export function epochSeconds(
  network: NetworkOutline,
  quantum: QuantumConfig | 'none',
  images: number,
  { operationsPerSecond }: Speed,
): number {
  return images * (network.operations / operationsPerSecond + circuitSeconds(network, quantum));
}

/**
 * Seconds of forward and gradient of the circuit for one image. A gate passes over 2ⁿ amplitudes at about 1.2 ns each (measured with
 * 8 to 16 qubits, one thread); the adjoint gradient is four such passes, parameter-shift two circuits for each of its
 * parameters, noise squares the state.
 */
function circuitSeconds({ circuit }: NetworkOutline, quantum: QuantumConfig | 'none'): number {
  if (circuit === undefined || quantum === 'none') return 0;
  const { qubits, operations } = circuit;
  const gates = operations.length;
  const rotations = operations.reduce((sum, operation) => sum + (operation.parameters?.length ?? 0), 0);
  const passes = { adjoint: 4, 'parameter-shift': 1 + 2 * rotations, spsa: 3, 'finite-difference': 1 + 2 * rotations };
  const noisy = quantum.noise === undefined ? 1 : qubits <= 11 ? 2 ** qubits : 50;
  return passes[quantum.gradient] * gates * 2 ** qubits * noisy * 1.2e-9;
}

/** `40 s`, `3 min`, `2 h`: as rough as the estimate is. */
export function aboutTime(seconds: number): string {
  const rough = (value: number): string => {
    const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1) * (value >= 20 ? 5 : 1);
    return String(Math.max(1, Math.round(value / step) * step));
  };
  if (seconds < 0.95) return 'a second or less';
  if (seconds < 90) return `${rough(seconds)} s`;
  if (seconds < 5400) return `${rough(seconds / 60)} min`;
  return `${rough(seconds / 3600)} h`;
}
