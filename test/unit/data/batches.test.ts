import assert from 'node:assert/strict';
import { test } from 'node:test';
import { augment } from '../../../src/data/batch/augment';
import { warp, type Motion } from '../../../src/data/batch/warp';
import type { AugmentationConfig } from '../../../src/experiment/schema/preprocessing';
import { pictureTree, prepared, readAll, temporaryFolder } from './image-folder';

const none: AugmentationConfig = { mirror: 'none', rotation: 0, shift: 0, zoom: 0, brightness: 0, contrast: 0, noise: 0 };
const every: AugmentationConfig = { mirror: 'both', rotation: 20, shift: 0.1, zoom: 0.2, brightness: 0.1, contrast: 0.2, noise: 0.05 };
const still: Motion = { mirrorX: false, mirrorY: false, angle: 0, shiftX: 0, shiftY: 0, scale: 1 };
const shape = [3, 4, 1] as const;
const numbers = (): Float32Array => Float32Array.from({ length: 12 }, (_, i) => i);
const warped = (motion: Partial<Motion>, of: readonly [number, number, number] = shape): number[] => {
  const pixels = Float32Array.from({ length: of[0] * of[1] * of[2] }, (_, i) => i);
  warp(pixels, of, { ...still, ...motion });
  return Array.from(pixels, (value) => Math.round(value * 1e4) / 1e4);
};

test('mirroring moves whole pixels, with and without another motion', () => {
  const leftRight = [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8];
  assert.deepEqual(warped({ mirrorX: true }), leftRight);
  assert.deepEqual(warped({ mirrorX: true, angle: 1e-12 }), leftRight);
  const upDown = [8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3];
  assert.deepEqual(warped({ mirrorY: true }), upDown);
  assert.deepEqual(warped({ mirrorY: true, angle: 1e-12 }), upDown);
  assert.deepEqual(warped({ mirrorX: true }, [1, 3, 2]), [4, 5, 2, 3, 0, 1]);
});

test('a quarter turn goes counter-clockwise, a shift right and down, the border repeats', () => {
  assert.deepEqual(warped({ angle: Math.PI / 2 }, [3, 3, 1]), [2, 5, 8, 1, 4, 7, 0, 3, 6]);
  assert.deepEqual(warped({ shiftX: 1 }, [1, 4, 1]), [0, 0, 1, 2]);
  assert.deepEqual(warped({ shiftY: 1 }, [3, 1, 1]), [0, 0, 1]);
  assert.deepEqual(warped({ shiftX: 0.25 }, [1, 4, 1]), [0, 0.75, 1.75, 2.75]);
});

test('zooming by two about the centre halves all distances', () => {
  assert.deepEqual(warped({ scale: 2 }, [1, 5, 1]), [1, 1.5, 2, 2.5, 3]);
});

test('no augmentation changes nothing; brightness and contrast act about the mean', () => {
  const pixels = numbers();
  augment(pixels, shape, 5, { config: none, seed: 1, epoch: 0 });
  assert.deepEqual(pixels, numbers());
  augment(pixels, shape, 5, { config: { ...none, contrast: 0.5 }, seed: 1, epoch: 0 });
  const mean = pixels.reduce((sum, value) => sum + value, 0) / 12;
  assert.ok(Math.abs(mean - 5.5) < 1e-5);
  const factor = (pixels[11]! - pixels[0]!) / 11;
  assert.ok(factor >= 0.5 && factor <= 1.5 && factor !== 1);
});

test('noise has the deviation asked for', () => {
  const pixels = new Float32Array(40_000);
  augment(pixels, [200, 200, 1], 0, { config: { ...none, noise: 0.3 }, seed: 9, epoch: 0 });
  const deviation = Math.sqrt(pixels.reduce((sum, value) => sum + value ** 2, 0) / pixels.length);
  assert.ok(Math.abs(deviation - 0.3) < 0.005, `${deviation}`);
});

test('a mirror falls on half of the samples, another half each epoch', () => {
  const mirrored = (sample: number, epoch: number): boolean => {
    const pixels = numbers();
    augment(pixels, shape, sample, { config: { ...none, mirror: 'horizontal' }, seed: 3, epoch });
    return pixels[0] === 3;
  };
  const samples = Array.from({ length: 2000 }, (_, i) => i);
  const first = samples.filter((sample) => mirrored(sample, 0)).length;
  const changed = samples.filter((sample) => mirrored(sample, 0) !== mirrored(sample, 1)).length;
  assert.ok(Math.abs(first - 1000) < 90, `${first}`);
  assert.ok(Math.abs(changed - 1000) < 90, `${changed}`);
});

test('batches come in the order asked for, the last one smaller, labels beside them', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 10);
  const data = await prepared(t, root);
  const indices = [19, 0, 7, 7, 12, 3, 18];
  const all = await readAll(data, indices, { batchSize: 3 });
  assert.deepEqual(all.indices, indices);
  assert.deepEqual(all.sizes, [3, 3, 1]);
  assert.deepEqual(
    all.labels,
    indices.map((i) => data.samples[i]!.label),
  );
  assert.equal(all.pixels.length, 7 * 64);
  const twice = all.pixels.slice(2 * 64, 3 * 64);
  assert.deepEqual(twice, all.pixels.slice(3 * 64, 4 * 64), 'the same sample, the same pixels');
  assert.equal(Math.max(...twice), 1);
  assert.deepEqual(await readAll(data, [], { batchSize: 3 }), { pixels: [], indices: [], labels: [], sizes: [] });
});

test('augmentation depends on seed, epoch and sample alone, not on batching or order', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 10);
  const data = await prepared(t, root);
  const indices = Array.from({ length: 20 }, (_, i) => i);
  const draw = async (order: number[], batchSize: number, seed = 1, epoch = 0) => {
    const all = await readAll(data, order, { batchSize, augmentation: { config: every, seed, epoch } });
    return new Map(all.indices.map((sample, i) => [sample, all.pixels.slice(i * 64, (i + 1) * 64)]));
  };
  const reference = await draw(indices, 20);
  assert.deepEqual(new Map([...(await draw([...indices].reverse(), 3))].sort(([a], [b]) => a - b)), reference);
  assert.notDeepEqual(await draw(indices, 20, 2), reference);
  assert.notDeepEqual(await draw(indices, 20, 1, 1), reference);
});

test('batches are made ahead while this thread is blocked, and wait in the queue', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 20);
  const data = await prepared(t, root);
  const indices = Array.from({ length: 40 }, (_, i) => i);
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const waits: number[] = [];
  const batches = data.batches(indices, { batchSize: 4 })[Symbol.asyncIterator]();
  for (;;) {
    const start = performance.now();
    const { done } = await batches.next();
    waits.push(performance.now() - start);
    if (done) break;
    Atomics.wait(cell, 0, 0, 40);
  }
  assert.equal(waits.length, 11);
  const median = waits.slice(1).sort((a, b) => a - b)[5]!;
  assert.ok(median < 4, `half of the waits are longer than ${median} ms`);
});

test('several streams at once, and one left early, do not disturb each other', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 20);
  const data = await prepared(t, root);
  const indices = Array.from({ length: 40 }, (_, i) => i);
  const reference = await readAll(data, indices, { batchSize: 5 });
  const leave = async (): Promise<void> => {
    for await (const batch of data.batches(indices, { batchSize: 2 })) if (batch.indices[0] === 4) break;
  };
  const [first, second] = await Promise.all([
    readAll(data, indices, { batchSize: 5 }),
    readAll(data, indices, { batchSize: 5 }),
    leave(),
  ]);
  assert.deepEqual(first, reference);
  assert.deepEqual(second, reference);
});

test('after closing, batches are refused instead of waited for', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 10);
  const data = await prepared(t, root);
  await data.close();
  await assert.rejects(readAll(data, [0, 1], { batchSize: 1 }), /ended/);
});
