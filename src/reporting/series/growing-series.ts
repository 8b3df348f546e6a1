import { thinned } from './thin';

/** A curve: where each point lies, and its value (NaN: recorded as not finite, a gap). */
export interface Points {
  /** Epochs done, fractional within an epoch; rising. */
  readonly epochs: Float64Array;
  /** Seconds since the run's first event. */
  readonly seconds: Float64Array;
  readonly values: Float64Array;
}

/** Points a curve keeps; beyond, older ones are thinned to the extremes of their surroundings. */
export const defaultCapacity = 131_072;

/**
 * Points in the order they were recorded, 24 bytes each. Never holds more than `capacity`: when full, every four points
 * become their lowest and highest, so that the picture stays and the memory does too.
 */
export class GrowingSeries {
  private epochs = new Float64Array(64);
  private seconds = new Float64Array(64);
  private values = new Float64Array(64);
  private count = 0;

  constructor(private readonly capacity = defaultCapacity) {}

  get length(): number {
    return this.count;
  }

  append(epochs: number, seconds: number, value: number): void {
    if (this.count === this.capacity) this.thin();
    if (this.count === this.values.length) this.grow();
    this.epochs[this.count] = epochs;
    this.seconds[this.count] = seconds;
    this.values[this.count] = value;
    this.count++;
  }

  /** Forgets the points behind this many epochs. */
  cutAfter(epochs: number): void {
    while (this.count > 0 && this.epochs[this.count - 1]! > epochs + 1e-9) this.count--;
  }

  /** Views that hold until the next change. */
  points(): Points {
    return {
      epochs: this.epochs.subarray(0, this.count),
      seconds: this.seconds.subarray(0, this.count),
      values: this.values.subarray(0, this.count),
    };
  }

  private grow(): void {
    const length = Math.min(this.capacity, 2 * this.values.length);
    const larger = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const array = new Float64Array(length);
      array.set(old);
      return array;
    };
    this.epochs = larger(this.epochs);
    this.seconds = larger(this.seconds);
    this.values = larger(this.values);
  }

  private thin(): void {
    const kept = thinned(this.values.subarray(0, this.count));
    kept.forEach((from, to) => {
      this.epochs[to] = this.epochs[from]!;
      this.seconds[to] = this.seconds[from]!;
      this.values[to] = this.values[from]!;
    });
    this.count = kept.length;
  }
}
