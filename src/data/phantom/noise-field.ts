import type { RandomStream } from '../../shared/random';
import { smooth } from './shapes';

const side = 32;

/** Smooth noise in [−1, 1] over the plane: uniform values on a periodic 32 × 32 lattice, smoothly interpolated. */
export class NoiseField {
  private readonly lattice: Float32Array;

  constructor(random: RandomStream) {
    this.lattice = Float32Array.from({ length: side * side }, () => random.between(-1, 1));
  }

  /** One lattice cell is one unit of `x` and `y`. */
  at(x: number, y: number): number {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const fx = smooth(x - left);
    const fy = smooth(y - top);
    const x0 = left & (side - 1);
    const x1 = (left + 1) & (side - 1);
    const y0 = (top & (side - 1)) * side;
    const y1 = ((top + 1) & (side - 1)) * side;
    const a = this.lattice[y0 + x0]!;
    const c = this.lattice[y1 + x0]!;
    const upper = a + (this.lattice[y0 + x1]! - a) * fx;
    const lower = c + (this.lattice[y1 + x1]! - c) * fx;
    return upper + (lower - upper) * fy;
  }
}
