/**
 * NumPy's `default_rng(seed)` as far as PennyLane's RandomLayers draws from it, so that the same seed gives the same
 * circuit there and here: SeedSequence, PCG64 (XSL-RR 128/64; O'Neill 2014) and Lemire's bounded integers (2019).
 * Everything else in this program draws from RandomStream.
 */
export class NumpyGenerator {
  private state: bigint;
  private readonly increment: bigint;
  /** The unused upper half of the last 64-bit draw made for a 32-bit one. */
  private half: bigint | undefined;

  constructor(seed: number) {
    const [a = 0n, b = 0n, c = 0n, d = 0n] = seedWords(seed);
    this.increment = (((c << 64n) | d) * 2n + 1n) & mask128;
    this.state = (this.increment + ((a << 64n) | b)) & mask128;
    this.step();
  }

  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number {
    return Number(this.uint64() >> 11n) / 2 ** 53;
  }

  /** Uniform in 0 … n − 1, n up to 2³². */
  integer(n: number): number {
    if (n <= 1) return 0;
    const size = BigInt(n);
    const threshold = (2n ** 32n - size) % size;
    for (;;) {
      const product = this.uint32() * size;
      if ((product & mask32) >= threshold) return Number(product >> 32n);
    }
  }

  /** `choice(n, size, replace=False)`: Floyd's sampling, then a shuffle. */
  sample(n: number, size: number): number[] {
    const chosen: number[] = [];
    for (let top = n - size; top < n; top++) {
      const value = this.integer(top + 1);
      chosen.push(chosen.includes(value) ? top : value);
    }
    for (let i = size - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const [a = 0, b = 0] = [chosen[i], chosen[j]];
      chosen[i] = b;
      chosen[j] = a;
    }
    return chosen;
  }

  private step(): void {
    this.state = (this.state * multiplier + this.increment) & mask128;
  }

  private uint64(): bigint {
    this.step();
    const folded = ((this.state >> 64n) ^ this.state) & mask64;
    const turn = this.state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & mask64;
  }

  private uint32(): bigint {
    if (this.half !== undefined) {
      const { half } = this;
      this.half = undefined;
      return half;
    }
    const next = this.uint64();
    this.half = next >> 32n;
    return next & mask32;
  }
}

const mask32 = 2n ** 32n - 1n;
const mask64 = 2n ** 64n - 1n;
const mask128 = 2n ** 128n - 1n;
const multiplier = (2549297995355413924n << 64n) | 4865540595714422341n;

/** `SeedSequence(seed).generate_state(4, uint64)` for a seed below 2⁶⁴. */
function seedWords(seed: number): readonly bigint[] {
  const entropy = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
  let hash = 0x43b0d7e5;
  const hashed = (value: number): number => {
    let x = (value ^ hash) >>> 0;
    hash = Math.imul(hash, 0x931e8875);
    x = Math.imul(x, hash);
    return (x ^ (x >>> 16)) >>> 0;
  };
  const mixed = (x: number, y: number): number => {
    const z = (Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)) | 0;
    return (z ^ (z >>> 16)) >>> 0;
  };
  const pool = [0, 1, 2, 3].map((k) => hashed(entropy[k] ?? 0));
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mixed(pool[to] ?? 0, hashed(pool[from] ?? 0));
  let next = 0x8b51f9dd;
  const words = Array.from({ length: 8 }, (_, k) => {
    let x = ((pool[k % 4] ?? 0) ^ next) >>> 0;
    next = Math.imul(next, 0x58f38ded);
    x = Math.imul(x, next);
    return BigInt((x ^ (x >>> 16)) >>> 0);
  });
  return [0, 2, 4, 6].map((k) => (words[k] ?? 0n) | ((words[k + 1] ?? 0n) << 32n));
}
