import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asFloat } from '../../../src/data/preprocess/channels';
import { fitted, framed } from '../../../src/data/preprocess/fit';
import { normalise } from '../../../src/data/preprocess/intensity';
import { preprocess } from '../../../src/data/preprocess/preprocess';
import { resize } from '../../../src/data/preprocess/resize';

interface Golden {
  decoded: Record<string, { shape: number[]; pixels: number[] }>;
  resized: { source: string; results: { width: number; height: number; pixels: number[] }[] };
  luma: { source: string; pixels: number[] };
}

const golden = JSON.parse(readFileSync(join(__dirname, '../../golden/data/images.json'), 'utf8')) as Golden;
const worst = (a: ArrayLike<number>, b: readonly number[]): number =>
  b.reduce((most, value, i) => Math.max(most, Math.abs(value - a[i]!)), 0);

for (const { width, height, pixels } of golden.resized.results)
  test(`resizing 23 × 17 to ${width} × ${height} is Pillow's bilinear`, () => {
    const source = Float32Array.from(golden.decoded[golden.resized.source]!.pixels);
    const result = resize({ width: 23, height: 17, channels: 1, pixels: source }, width, height);
    assert.equal(result.pixels.length, pixels.length);
    assert.ok(worst(result.pixels, pixels) < 2e-3, `largest difference ${worst(result.pixels, pixels)}`);
  });

test('channels are resized alike and apart', () => {
  const grey = Float32Array.from(golden.decoded['grey8.png']!.pixels);
  const three = new Float32Array(grey.length * 3);
  grey.forEach((value, i) => three.set([value, 255 - value, 7], 3 * i));
  const one = resize({ width: 23, height: 17, channels: 1, pixels: grey }, 9, 6).pixels;
  const all = resize({ width: 23, height: 17, channels: 3, pixels: three }, 9, 6).pixels;
  one.forEach((value, i) => {
    assert.ok(Math.abs(all[3 * i]! - value) < 1e-3);
    assert.ok(Math.abs(all[3 * i + 1]! - (255 - value)) < 1e-3);
    assert.ok(Math.abs(all[3 * i + 2]! - 7) < 1e-3);
  });
});

test("colour to grey weighs as Pillow's convert('L')", () => {
  const { pixels } = golden.decoded[golden.luma.source]!;
  const image = { width: 23, height: 17, channels: 3, pixels: Uint8Array.from(pixels), range: [0, 255] } as const;
  assert.ok(worst(asFloat(image, 1).pixels, golden.luma.pixels) <= 0.51);
});

const ramp = (width: number, height: number): { width: number; height: number; channels: 1; pixels: Float32Array } => ({
  width,
  height,
  channels: 1,
  pixels: Float32Array.from({ length: width * height }, (_, i) => i + 1),
});

test('pad keeps proportions, centres and fills', () => {
  const fit = fitted(ramp(4, 2), 4, 4, 'pad');
  assert.deepEqual([fit.image.width, fit.image.height, fit.top, fit.left], [4, 2, 1, 0]);
  assert.deepEqual(Array.from(framed(fit, 4, 4, -1)), [-1, -1, -1, -1, 1, 2, 3, 4, 5, 6, 7, 8, -1, -1, -1, -1]);
});

test('crop keeps proportions and cuts the longer side evenly', () => {
  const { image } = fitted(ramp(4, 2), 2, 2, 'crop');
  assert.deepEqual(Array.from(image.pixels), [2, 3, 6, 7]);
});

test('stretch fills the frame', () => {
  const { image } = fitted(ramp(4, 2), 2, 2, 'stretch');
  assert.deepEqual([image.width, image.height], [2, 2]);
});

test('a very thin image still has a pixel of each side', () => {
  const { image } = fitted(ramp(1000, 1), 8, 8, 'pad');
  assert.deepEqual([image.width, image.height], [8, 1]);
});

const normalised = (values: number[], kind: 'range' | 'minmax' | 'percentile' | 'zscore'): number[] => {
  const pixels = Float32Array.from(values);
  normalise(pixels, kind, [0, 200]);
  return Array.from(pixels);
};

test('range: black to 0, white to 1, beyond them clipped', () => {
  assert.ok(worst(normalised([-20, 0, 50, 200, 300], 'range'), [0, 0, 0.25, 1, 1]) < 1e-6);
});
test('minmax: darkest 0, brightest 1', () => {
  assert.ok(worst(normalised([50, 100, 150], 'minmax'), [0, 0.5, 1]) < 1e-6);
});
test('percentile: 1st to 99th of numpy.percentile, clipped', () => {
  // numpy.percentile(range(201), [1, 99]) is [2, 198].
  const values = normalised([...Array(201).keys()], 'percentile');
  assert.ok(worst([values[0]!, values[2]!, values[100]!, values[198]!, values[200]!], [0, 0, 0.5, 1, 1]) < 1e-6);
});
test('zscore: mean 0, deviation 1', () => {
  const values = normalised([1, 2, 3, 4], 'zscore');
  assert.ok(worst(values, [-1.3416407, -0.4472136, 0.4472136, 1.3416407]) < 1e-6);
});
test('an image of one value becomes 0, whichever way', () => {
  for (const kind of ['minmax', 'percentile', 'zscore'] as const)
    assert.deepEqual(normalised([9, 9, 9], kind), [0, 0, 0]);
});

test('the border of pad takes the darkest value and is left out of the statistics', () => {
  const image = { width: 4, height: 2, channels: 1, pixels: Uint8Array.of(10, 20, 30, 40, 50, 60, 70, 80), range: [0, 255] } as const;
  const config = { size: 4, channels: 1, fit: 'pad', intensity: 'zscore' } as const;
  const pixels = preprocess(image, config);
  const inner = pixels.subarray(4, 12);
  assert.ok(Math.abs(inner.reduce((sum, value) => sum + value, 0)) < 1e-5);
  assert.deepEqual(new Set([...pixels.subarray(0, 4), ...pixels.subarray(12)]), new Set([inner[0]!]));
});

test('three channels of a grey image are the same, of a colour image its own', () => {
  const config = { size: [1, 2], channels: 3, fit: 'stretch', intensity: 'range' } as const;
  const grey = preprocess({ width: 2, height: 1, channels: 1, pixels: Uint8Array.of(0, 255), range: [0, 255] }, { ...config, size: [1, 2] });
  assert.deepEqual(Array.from(grey), [0, 0, 0, 1, 1, 1]);
  const colour = preprocess(
    { width: 2, height: 1, channels: 3, pixels: Uint8Array.of(255, 0, 0, 0, 255, 0), range: [0, 255] },
    { ...config, size: [1, 2] },
  );
  assert.deepEqual(Array.from(colour), [1, 0, 0, 0, 1, 0]);
});
