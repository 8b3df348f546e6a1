import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeIn } from '../../../src/data/take-in';
import { Failure } from '../../../src/shared/failure';
import { dicomFile, greyImage } from './dicom-writer';
import { eight, holdout, picture, pictureTree, prepared, put, readAll, temporaryFolder } from './image-folder';

const failing = (code: string, text?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.code, code);
  if (text !== undefined) assert.match(error.message, text);
  return true;
};

test('bad files are set aside, each with its reason, and the rest is used', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 12);
  put(root, 'a/truncated.png', picture(5).subarray(0, 90));
  put(root, 'a/zero.dcm', '');
  put(root, 'b/text.jpg', 'not a picture at all');
  put(root, 'b/forbidden.png', picture(6));
  chmodSync(join(root, 'b/forbidden.png'), 0);
  const readable = process.getuid?.() === 0;
  const seen: [number, number, number][] = [];
  const data = await prepared(t, root, {}, { onProgress: (...counts) => seen.push(counts) });
  const reasons = Object.fromEntries(data.setAside.map(({ file, reason }) => [file, reason]));
  assert.deepEqual(Object.keys(reasons).sort(), ['a/truncated.png', 'a/zero.dcm', ...(readable ? [] : ['b/forbidden.png']), 'b/text.jpg']);
  assert.match(reasons['a/truncated.png']!, /truncated PNG/);
  assert.match(reasons['a/zero.dcm']!, /an empty file/);
  assert.match(reasons['b/text.jpg']!, /text, not an image/);
  if (!readable) assert.match(reasons['b/forbidden.png']!, /permission denied/);
  assert.equal(data.samples.length, readable ? 25 : 24);
  assert.deepEqual(seen.at(-1), [28, 28, data.setAside.length]);
});

test('too little left, an empty class, no class, more bad than good: refused, with numbers and first reasons', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 5);
  mkdirSync(join(root, 'c'));
  await assert.rejects(prepared(t, root), failing('dataset.empty-class', /'c' has no image/));
  for (const n of [1, 2, 3]) put(root, `c/${n}.png`, n === 1 ? picture(77) : 'broken');
  await assert.rejects(prepared(t, root), failing('dataset.too-little-left', /'c' has 1 readable image.*c\/2\.png: text/));
  for (let n = 0; n < 20; n++) put(root, `c/x${n}.png`, 'broken');
  await assert.rejects(prepared(t, root), failing('dataset.too-many-set-aside', /22 of 33 files.*and 17 more/));
});

test('a split that leaves a class empty is refused with the counts', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 12);
  const dataset = { source: 'folder', path: '.', groupPattern: '^(a)/', split: holdout } as const;
  await assert.rejects(
    prepared(t, root, { dataset }),
    failing('dataset.class-missing-in-split', /test set has no image of class 'a' \(.*'a' comes from 1 group that is never separated/),
  );
});

test('the same data prepared again, in place or in threads, warm or cold: the same fingerprint and pixels', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b', 'c'], 9);
  const indices = Array.from({ length: 27 }, (_, i) => i);
  const cold = await prepared(t, root, {}, { threads: 3 });
  const warm = await prepared(t, root, {}, { threads: 2 });
  const other = await prepared(t, root, {}, { cacheFolder: join(temporaryFolder(t), 'cache') });
  const reference = await readAll(cold, indices, { batchSize: 4 });
  for (const data of [warm, other]) {
    assert.equal(data.fingerprint, cold.fingerprint);
    assert.deepEqual(data.samples, cold.samples);
    assert.deepEqual(await readAll(data, indices, { batchSize: 4 }), reference);
  }
  assert.notEqual((await prepared(t, root, { seed: 2 })).fingerprint, cold.fingerprint, 'another split');
  put(root, 'a/000.png', picture(4711));
  assert.notEqual((await prepared(t, root)).fingerprint, cold.fingerprint, 'another content');
});

test('a second run reads no file that is unchanged, and notices one that is changed', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 8);
  const old = new Date(Date.now() - 3_600_000);
  const files = ['a', 'b'].flatMap((name) => readdirSync(join(root, name)).map((file) => join(root, name, file)));
  for (const file of files) utimesSync(file, old, old);
  const first = await prepared(t, root);
  // Content that is no image, under the old size and time: only a run that does not read it can succeed.
  for (const file of files) {
    writeFileSync(file, readFileSync(file).fill(0x20));
    utimesSync(file, old, old);
  }
  const second = await prepared(t, root);
  assert.equal(second.fingerprint, first.fingerprint);
  put(root, 'a/000.png', picture(99));
  const third = await prepared(t, root);
  assert.notEqual(third.fingerprint, first.fingerprint);
});

test('two preparations at once share a cache without harm', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 30);
  const [one, two] = await Promise.all([prepared(t, root), prepared(t, root)]);
  const indices = Array.from({ length: 60 }, (_, i) => i);
  assert.equal(one.fingerprint, two.fingerprint);
  assert.deepEqual(await readAll(one, indices, { batchSize: 7 }), await readAll(two, indices, { batchSize: 7 }));
});

test('unknown patients, shared groups, identical images and disputed labels are told', async (t) => {
  const root = temporaryFolder(t);
  for (const split of ['train', 'test'])
    for (const name of ['a', 'b'])
      for (let n = 0; n < 8; n++)
        put(root, `${split}/${name}/p${n}_${name}.png`, picture(n + (name === 'a' ? 0 : 50) + (split === 'test' && n > 2 ? 100 : 0)));
  put(root, 'train/b/p9_b.png', picture(1));
  const given = { ...holdout, kind: 'given' } as const;
  const dataset = { source: 'folder', path: '.', train: 'train', test: 'test', split: given } as const;
  const unknown = (await prepared(t, root, { dataset })).warnings.join('\n');
  assert.match(unknown, /No patient is known/);
  assert.match(unknown, /6 of 16 test images are byte for byte the same/);
  assert.match(unknown, /1 images stand under two labels.*'a' and 'b'/);
  const known = await prepared(t, root, { dataset: { ...dataset, groupPattern: '(p\\d+)_' } });
  assert.match(known.warnings.join('\n'), /8 groups are in both the training and the test set as given; 16 of 16 test images/);
  assert.doesNotMatch(known.warnings.join('\n'), /No patient/);
});

test('DICOM patients are kept together under names that tell nothing; one name for all is no patient', async (t) => {
  const root = temporaryFolder(t);
  const slices = (patientOf: (n: number) => string): void => {
    for (let n = 0; n < 48; n++) {
      const values = Array.from({ length: 16 }, (_, i) => (i * 37 + n * 101) % 4000);
      const identity = { '00100020': ['LO', patientOf(n)] } as const;
      put(root, `${n % 24 < 12 ? 'a' : 'b'}/s${n}.dcm`, dicomFile({ ...identity, ...greyImage(values, 4) }));
    }
  };
  slices((n) => `Doe-${n >> 2}`);
  const data = await prepared(t, root);
  assert.equal(new Set(data.samples.map(({ group }) => group)).size, 12);
  for (const { group } of data.samples) assert.match(group, /^patient \d+$/);
  for (const { group, split } of data.samples)
    assert.ok(data.samples.every((other) => other.group !== group || other.split === split));
  assert.ok(!JSON.stringify([data.samples, data.warnings]).includes('Doe'));
  assert.ok(!readFileSync(join(root, '.cache/content-index.json'), 'utf8').includes('Doe'));
  slices(() => 'ANONYMOUS');
  const anonymous = await prepared(t, root);
  assert.equal(new Set(anonymous.samples.map(({ group }) => group)).size, 48);
  assert.match(anonymous.warnings.join(), /No patient is known/);
});

test('phantoms need no files and come out the same from every cache', async (t) => {
  const dataset = { source: 'phantom', imagesPerClass: 12, split: holdout } as const;
  const [one, two] = [temporaryFolder(t), temporaryFolder(t)];
  const first = await prepared(t, one, { dataset });
  const second = await prepared(t, two, { dataset });
  assert.equal(first.samples.length, 48);
  assert.equal(first.fingerprint, second.fingerprint);
  assert.deepEqual(await readAll(first, [0, 47], { batchSize: 2 }), await readAll(second, [0, 47], { batchSize: 2 }));
});

test('a cancelled preparation ends with the reason of the signal', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 40);
  const stop = new AbortController();
  const reason = new Error('stopped by hand');
  const onProgress = (done: number): void => {
    if (done === 3) stop.abort(reason);
  };
  await assert.rejects(prepared(t, root, {}, { signal: stop.signal, onProgress }), reason);
});

test('a cache that cannot be written is a failure that names its folder', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a', 'b'], 4);
  put(root, 'occupied', 'a file');
  await assert.rejects(prepared(t, root, {}, { cacheFolder: join(root, 'occupied') }), failing('dataset.cache-unusable', /occupied/));
});

test('in place of threads: the same result', async (t) => {
  const root = temporaryFolder(t);
  pictureTree(root, ['a'], 6);
  const files = readdirSync(join(root, 'a')).map((name) => ({ id: name, path: join(root, 'a', name), label: 'a' }));
  const job = (cacheFolder: string) => ({ cacheFolder, preprocessing: eight, salt: 's' });
  mkdirSync(join(root, 'one'));
  mkdirSync(join(root, 'two'));
  const inPlace = await takeIn(job(join(root, 'one')), files, { inPlace: true });
  const inThreads = await takeIn(job(join(root, 'two')), files, { threads: 2 });
  assert.deepEqual(inPlace, inThreads);
});
