import { setFlagsFromString } from 'node:v8';
import { milliseconds } from './time';

/** What one thread can do here in WebAssembly SIMD: the two ceilings of a roofline. */
export interface Roof {
  /** f32 multiplications and additions, independent of one another, from registers. */
  readonly gigaflops: number;
  /** Reading and writing back an array of this many MiB, in 10⁹ bytes a second, both directions counted. */
  bandwidth(mebibytes: number): number;
}

const source = `
export function arithmetic(n: i32): f32 {
  let x0 = f32x4.splat(1);
  let x1 = f32x4.splat(2);
  let x2 = f32x4.splat(3);
  let x3 = f32x4.splat(4);
  let x4 = f32x4.splat(5);
  let x5 = f32x4.splat(6);
  let x6 = f32x4.splat(7);
  let x7 = f32x4.splat(8);
  let x8 = f32x4.splat(9);
  let x9 = f32x4.splat(10);
  let x10 = f32x4.splat(11);
  let x11 = f32x4.splat(12);
  const m = f32x4.splat(0.999), s = f32x4.splat(0.001);
  for (let i = 0; i < n; i++) {
    x0 = f32x4.add(f32x4.mul(x0, m), s);
    x1 = f32x4.add(f32x4.mul(x1, m), s);
    x2 = f32x4.add(f32x4.mul(x2, m), s);
    x3 = f32x4.add(f32x4.mul(x3, m), s);
    x4 = f32x4.add(f32x4.mul(x4, m), s);
    x5 = f32x4.add(f32x4.mul(x5, m), s);
    x6 = f32x4.add(f32x4.mul(x6, m), s);
    x7 = f32x4.add(f32x4.mul(x7, m), s);
    x8 = f32x4.add(f32x4.mul(x8, m), s);
    x9 = f32x4.add(f32x4.mul(x9, m), s);
    x10 = f32x4.add(f32x4.mul(x10, m), s);
    x11 = f32x4.add(f32x4.mul(x11, m), s);
  }
  let all = x0;
  all = f32x4.add(all, x1);
  all = f32x4.add(all, x2);
  all = f32x4.add(all, x3);
  all = f32x4.add(all, x4);
  all = f32x4.add(all, x5);
  all = f32x4.add(all, x6);
  all = f32x4.add(all, x7);
  all = f32x4.add(all, x8);
  all = f32x4.add(all, x9);
  all = f32x4.add(all, x10);
  all = f32x4.add(all, x11);
  return f32x4.extract_lane(all, 0);
}
export function touch(bytes: i32): void {
  const m = f32x4.splat(0.999);
  for (let p = 65536; p < 65536 + bytes; p += 64) {
    v128.store(p, f32x4.mul(v128.load(p), m));
    v128.store(p, f32x4.mul(v128.load(p, 16), m), 16);
    v128.store(p, f32x4.mul(v128.load(p, 32), m), 32);
    v128.store(p, f32x4.mul(v128.load(p, 48), m), 48);
  }
}
`;

export async function measureRoof(): Promise<Roof> {
  // The baseline compiler's code would be measured otherwise: a short loop may stay there for seconds.
  setFlagsFromString('--no-liftoff');
  const { default: asc } = await import('assemblyscript/asc');
  const { binary, error } = await asc.compileString(source, {
    optimizeLevel: 3,
    runtime: 'stub',
    enable: ['simd'],
    initialMemory: 4096,
  });
  if (binary === null) throw error ?? new Error('the roofline kernels do not compile');
  const module = new WebAssembly.Module(Uint8Array.from(binary));
  const instance = new WebAssembly.Instance(module, { env: { abort: () => undefined } });
  const { arithmetic, touch } = instance.exports as unknown as Record<'arithmetic' | 'touch', (n: number) => void>;
  const steps = 20_000;
  return {
    gigaflops: (steps * 12 * 2 * 4) / milliseconds('processor', () => arithmetic(steps)) / 1e6,
    bandwidth: (mebibytes) => {
      const bytes = Math.max(4096, Math.round(mebibytes * 2 ** 20));
      return (2 * bytes) / milliseconds('processor', () => touch(bytes)) / 1e6;
    },
  };
}
