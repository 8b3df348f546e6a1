import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUSY } from '../../../src/kernels/control-page';
import { MemoryArena } from '../../../src/kernels/memory-arena';
import { SCRATCH_BYTES, TensorRuntime } from '../../../src/kernels/tensor-runtime';
import { tensorTask } from '../../../src/kernels/tensor-tasks';
import { distFolder } from '../../../src/shared/dist-folder';
import { Failure } from '../../../src/shared/failure';

const skip = existsSync(join(distFolder(), 'kernel-worker.js')) ? false : 'dist/kernel-worker.js is not built';
/** By when a failure has to be told. */
const boundMs = 8000;

const fails = (code: string) => (error: unknown) => error instanceof Failure && error.code === code;
const isBusy = (runtime: TensorRuntime, thread: number): boolean => runtime['words'][BUSY / 4 + 16 * thread] === 1;

async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!condition()) {
    assert.ok(performance.now() < end, 'waited for too long');
    await sleep(5);
  }
}

/** A product of matrices of ones of 64 × depth and depth × 8, in four chunks that need scratch memory. */
function product(runtime: TensorRuntime, depth: number): Float32Array {
  const [a, b, c] = [64 * depth, 8 * depth, 64 * 8].map((length) => runtime.arena.allocate(4 * length)) as [
    number,
    number,
    number,
  ];
  runtime.floats(a, 64 * depth).fill(1);
  runtime.floats(b, 8 * depth).fill(1);
  runtime.run(tensorTask.matMul, 4, [64, 8, depth, a, 4 * depth, 4, b, 32, 4, c, 16, 8, depth]);
  const result = runtime.floats(c, 64 * 8).slice();
  for (const address of [a, b, c]) runtime.arena.release(address);
  return result;
}

/** Offers one chunk, of a length in proportion to `depth`, without taking part, until thread 1 runs it: 8 × 8, each `depth`. */
async function longChunk(runtime: TensorRuntime, depth: number): Promise<Float32Array> {
  const [a, c] = [runtime.arena.allocate(256), runtime.arena.allocate(256)];
  runtime.floats(a, 64).fill(1);
  // Steps of 0: all of A and B is the same few numbers
  [8, 8, depth, a, 0, 0, a, 0, 4, c, 8, 8, depth].forEach((word, i) => (runtime['words'][8192 / 4 + i] = word));
  runtime['module'].offer(tensorTask.matMul, 1);
  await until(() => isBusy(runtime, 1) || runtime['words'][4224 / 4] === 1);
  return runtime.floats(c, 64);
}

test('a thread that fails within a chunk is told at once, and nothing is computed from then on', { skip }, async () => {
  let scratches = 0;
  const { value: allocate } = Object.getOwnPropertyDescriptor(MemoryArena.prototype, 'allocate') as {
    value: MemoryArena['allocate'];
  };
  // The second thread's scratch memory lies beyond the end: what it writes there traps
  const mocked = mock.method(MemoryArena.prototype, 'allocate', function (this: MemoryArena, bytes: number): number {
    return bytes === SCRATCH_BYTES && ++scratches === 2 ? 0xffff0000 : allocate.call(this, bytes);
  });
  const runtime = TensorRuntime.start(2);
  mocked.mock.restore();
  try {
    let begun = 0;
    const end = performance.now() + 20_000;
    assert.throws(
      () => {
        while (performance.now() < end) {
          begun = performance.now();
          product(runtime, 512);
        }
      },
      (error) =>
        fails('engine.thread-failed')(error) && /memory access out of bounds.*last checkpoint/.test(String(error)),
    );
    assert.ok(performance.now() - begun < boundMs);
    assert.throws(() => product(runtime, 8), fails('engine.thread-failed'));
  } finally {
    await runtime.stop();
  }
});

test('a failure within the calling thread’s own chunk is told alike', async () => {
  const runtime = TensorRuntime.start(1);
  assert.throws(() => runtime.run(99 as 0, 1, []), fails('engine.thread-failed'));
  assert.throws(() => product(runtime, 8), fails('engine.thread-failed'));
  await runtime.stop();
});

for (const heard of [false, true])
  test(
    `a thread that ends within a chunk without a word is found missing, ${heard ? 'also where the caller heard its end before' : 'while the caller is blocked'}`,
    { skip },
    async () => {
      const runtime = TensorRuntime.start(2);
      try {
        await longChunk(runtime, 2 ** 30);
        const ended = runtime['helpers']['workers'][0]!.terminate();
        if (heard) await ended;
        const begun = performance.now();
        assert.throws(() => runtime['helpers'].finish(runtime['module']), fails('engine.thread-lost'));
        assert.ok(performance.now() - begun < boundMs, `${performance.now() - begun} ms`);
        assert.ok(isBusy(runtime, 1));
      } finally {
        await runtime.stop();
      }
    },
  );

test('a thread that is slow is waited for, also beside one that ended with nothing to do', { skip }, async () => {
  const runtime = TensorRuntime.start(3);
  try {
    await runtime['helpers']['workers'][1]!.terminate();
    const timed = async (depth: number): Promise<number> => {
      result = await longChunk(runtime, depth);
      const begun = performance.now();
      runtime['helpers'].finish(runtime['module']);
      return performance.now() - begun;
    };
    let result: Float32Array = new Float32Array();
    let waited = 0;
    for (let depth = 2 ** 24; waited < 2200 && depth < 2 ** 31;) {
      waited = await timed(depth);
      depth = Math.round(depth * Math.min(16, Math.max(2, 3000 / waited)));
    }
    assert.ok(waited > 2200, `the chunk took only ${waited} ms`);
    assert.ok(runtime['helpers']['watch']!['started']);
    assert.ok(result.every((value) => value > 0 && value === result[0]));
    assert.deepEqual(product(runtime, 32), new Float32Array(64 * 8).fill(32));
  } finally {
    await runtime.stop();
  }
});
