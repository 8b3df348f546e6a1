import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { phantomListing, renderPhantom } from '../../../../src/data/phantom/phantom';
import { phantomClasses } from '../../../../src/experiment/schema/dataset';

const size = 64;
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

test('the listing has as many of each class as asked, two slices a patient, ids unique', () => {
  const listing = phantomListing({ imagesPerClass: 9 });
  assert.equal(new Set(listing.map((sample) => sample.id)).size, 36);
  for (const [label, name] of phantomClasses.entries()) {
    const ofClass = listing.filter((sample) => sample.label === label);
    assert.equal(ofClass.length, 9);
    assert.ok(ofClass.every((sample) => sample.id.startsWith(`phantom/${name}/`)));
    assert.equal(new Set(ofClass.map((sample) => sample.group)).size, 5);
  }
});

test('a slice depends on seed and id alone', () => {
  const once = renderPhantom(1, 'phantom/glioma/3', size, size);
  renderPhantom(2, 'phantom/pituitary/8', size, size);
  assert.deepEqual(renderPhantom(1, 'phantom/glioma/3', size, size), once);
  assert.notDeepEqual(renderPhantom(2, 'phantom/glioma/3', size, size), once);
});

test('slices stay as published: a change of the phantom is a change of every result on it', () => {
  const hash = createHash('sha256');
  // In 256 steps: versions of Node differ in the last bit of sine and cosine.
  for (const name of phantomClasses)
    hash.update(Uint8Array.from(renderPhantom(42, `phantom/${name}/5`, 40, 40), (p) => Math.round(p * 255)));
  assert.equal(hash.digest('hex').slice(0, 16), 'c912aafb16e4a17d');
});

test('any size, in brightness 0 … 1, dark at the corners, the head in the middle', () => {
  for (const [height, width] of [
    [33, 64],
    [128, 128],
    [20, 20],
  ] as const) {
    const pixels = renderPhantom(3, 'phantom/no-tumour/0', height, width);
    assert.equal(pixels.length, height * width);
    assert.ok(pixels.every((p) => p >= 0 && p <= 1));
    assert.ok(pixels[0]! < 0.15);
    const middle = pixels.slice(Math.floor(height / 2) * width + width / 2 - 4, Math.floor(height / 2) * width + width / 2 + 4);
    assert.ok(mean(middle) > 0.15);
  }
});

test('slices of one patient are more alike than slices of two', () => {
  const distance = (a: number, b: number): number => {
    const [x, y] = [a, b].map((n) => blurred(renderPhantom(5, `phantom/no-tumour/${n}`, size, size)));
    return mean(x!.map((value, i) => (value - y![i]!) ** 2));
  };
  const patients = Array.from({ length: 20 }, (_, p) => p * 2);
  const within = mean(patients.map((n) => distance(n, n + 1)));
  const between = mean(patients.map((n) => distance(n, n + 2)));
  assert.ok(within < between, `${within} within, ${between} between`);
});

test('an unknown id is refused', () => {
  for (const id of ['phantom/other/1', 'phantom/glioma/x', 'glioma/1'])
    assert.throws(() => renderPhantom(1, id, size, size), RangeError);
});

/** Means of 8 × 8 blocks. */
function blurred(pixels: Float32Array): number[] {
  const sums = new Array<number>(64).fill(0);
  pixels.forEach((p, i) => (sums[(i >> 9) * 8 + ((i & 63) >> 3)]! += p / 64));
  return sums;
}
