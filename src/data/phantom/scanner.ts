import type { RandomStream } from '../../shared/random';
import { normalQuantile } from '../../shared/statistics/normal';

/** How one slice was taken: where the head lay, and what the coil and the receiver did to the signal. */
export interface Scanner {
  /** Radians. */
  readonly rotation: number;
  /** Shares of half the image's side. */
  readonly shift: readonly [number, number];
  readonly zoom: number;
  readonly gain: number;
  readonly gamma: number;
  /** Receive bias 1 + ax + by + cx² + dy² + exy. */
  readonly bias: readonly [number, number, number, number, number];
  /** Standard deviation of either channel's noise. */
  readonly noise: number;
}

export function drawScanner(random: RandomStream): Scanner {
  const either = (size: number): number => random.between(-size, size);
  return {
    rotation: either(0.3),
    shift: [either(0.14), either(0.14)],
    zoom: random.between(0.84, 1.06),
    gain: random.between(0.75, 1),
    gamma: random.between(0.85, 1.2),
    bias: [either(0.12), either(0.12), either(0.1), either(0.1), either(0.08)],
    noise: random.between(0.008, 0.022),
  };
}

/** The receiver's brightness curve, tabled: x ** gamma for x in [0, 1] to within 1/1000, far below the noise. */
export class BrightnessCurve {
  private readonly table: Float32Array;

  constructor(gamma: number) {
    this.table = new Float32Array(1025);
    for (let i = 0; i <= 1024; i++) this.table[i] = (i / 1024) ** gamma;
  }

  at(x: number): number {
    return this.table[Math.round(Math.min(1, Math.max(0, x)) * 1024)]!;
  }
}

/** 4,096 equally likely values of the standard normal distribution: fine enough for noise, one look-up a draw. */
const normals = Float32Array.from({ length: 4096 }, (_, i) => normalQuantile((i + 0.5) / 4096));

/** Magnitude of a signal with noise in both channels: Rician (Gudbjartsson and Patz, 1995). */
export function ricianSignal(signal: number, deviation: number, random: RandomStream): number {
  const bits = random.uint32();
  const real = signal + deviation * normals[bits & 4095]!;
  const imaginary = deviation * normals[(bits >>> 12) & 4095]!;
  return Math.sqrt(real * real + imaginary * imaginary);
}
