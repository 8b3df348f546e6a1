import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { classMap } from '../../../src/data/listing/classes';
import { listFolder } from '../../../src/data/listing/folder-source';
import { listManifest } from '../../../src/data/listing/manifest-source';
import { Failure } from '../../../src/shared/failure';
import { holdout, put, temporaryFolder } from './image-folder';

const failing = (code: string, line?: number) => (error: unknown) => {
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.code, code);
  if (line !== undefined) assert.equal(error.place.line, line);
  return true;
};
const folder = { source: 'folder', path: '.', split: holdout } as const;
const manifest = {
  source: 'manifest',
  manifest: 'list.csv',
  columns: { path: 'path', label: 'label' },
  split: holdout,
} as const;

test('class folders: sorted ids, sub-folders, sidecars and hidden files counted, links followed but not in circles', async (t) => {
  const root = temporaryFolder(t);
  for (const name of ['b/2.png', 'b/1.png', 'a/deep/x', 'a/notes.txt', 'a/list.CSV', 'a/.DS_Store', 'a/Thumbs.db', '.hidden/z.png'])
    put(root, name, 'x');
  symlinkSync(join(root, 'a'), join(root, 'a/deep/again'));
  symlinkSync(join(root, 'gone'), join(root, 'a/broken.png'));
  const listing = await listFolder(folder, root);
  assert.deepEqual(
    listing.files.map(({ id, label }) => [id, label]),
    [
      ['a/deep/x', 'a'],
      ['b/1.png', 'b'],
      ['b/2.png', 'b'],
    ],
  );
  assert.deepEqual(listing.ignored, { '.txt': 1, '.csv': 1, hidden: 1, 'Thumbs.db': 1 });
  assert.deepEqual(listing.setAside, [{ file: 'a/broken.png', reason: 'does not exist' }]);
});

test('folders of a given split; a group pattern names the patient', async (t) => {
  const root = temporaryFolder(t);
  for (const name of ['Tr/a/p1_1.png', 'Tr/b/p2_1.png', 'Te/a/p3_1.png', 'Te/b/odd.png']) put(root, name, 'x');
  const listing = await listFolder({ ...folder, train: 'Tr', test: 'Te', groupPattern: '(p\\d+)_' }, root);
  assert.deepEqual(
    listing.files.map(({ id, group, givenSplit }) => [id, group, givenSplit]),
    [
      ['Te/a/p3_1.png', 'p3', 'test'],
      ['Te/b/odd.png', undefined, 'test'],
      ['Tr/a/p1_1.png', 'p1', 'train'],
      ['Tr/b/p2_1.png', 'p2', 'train'],
    ],
  );
  assert.match(listing.warnings.join(), /groupPattern matches nothing in 1 of 4/);
});

test('a folder that is missing, holds no class, or a pattern of no use is refused', async (t) => {
  const root = temporaryFolder(t);
  await assert.rejects(listFolder({ ...folder, path: 'nowhere' }, root), failing('dataset.folder-missing'));
  await assert.rejects(listFolder(folder, root), failing('dataset.no-classes'));
  mkdirSync(join(root, 'a'));
  await assert.rejects(listFolder({ ...folder, groupPattern: 'p(' }, root), failing('dataset.bad-group-pattern'));
  await assert.rejects(listFolder({ ...folder, groupPattern: 'p' }, root), failing('dataset.bad-group-pattern'));
});

test('a manifest: a template path, groups, splits, a filter; duplicates and rows without label are set aside', async (t) => {
  const root = temporaryFolder(t);
  put(
    root,
    'list.csv',
    [
      '\uFEFFsplit,class,file,present,who',
      'Training,"a, or A",1.jpg,1,p1',
      'Testing,b,2.jpg,1,p2',
      'Testing,b,3.jpg,0,p2',
      'val,b,4.jpg,1,',
      'Testing,b,2.jpg,1,p2',
      'Testing,,5.jpg,1,p2',
      '',
    ].join('\r\n'),
  );
  const listing = await listManifest(
    {
      ...manifest,
      root: 'images',
      columns: { path: '{split}/{class}/{file}', label: 'class', group: 'who', split: 'split' },
      where: { present: '1' },
    },
    root,
  );
  assert.deepEqual(
    listing.files.map(({ id, path, label, group, givenSplit }) => [id, path, label, group, givenSplit]),
    [
      ['Testing/b/2.jpg', join(root, 'images/Testing/b/2.jpg'), 'b', 'p2', 'test'],
      ['Training/a, or A/1.jpg', join(root, 'images/Training/a, or A/1.jpg'), 'a, or A', 'p1', 'train'],
      ['val/b/4.jpg', join(root, 'images/val/b/4.jpg'), 'b', undefined, 'validation'],
    ],
  );
  assert.deepEqual(
    listing.setAside.map(({ reason }) => reason),
    ['named again in line 6 of the manifest', 'no label in line 7 of the manifest'],
  );
  assert.match(listing.warnings.join(), /1 rows of the manifest have no group/);
});

test('what is wrong with a manifest is said with its line', async (t) => {
  const root = temporaryFolder(t);
  const list = (text: string, further: object = {}) => {
    put(root, 'list.csv', text);
    return listManifest({ ...manifest, ...further }, root);
  };
  await assert.rejects(listManifest({ ...manifest, manifest: 'none.csv' }, root), failing('dataset.manifest-unreadable'));
  await assert.rejects(list('path,class\na,b\n'), failing('dataset.manifest-column', 1));
  await assert.rejects(list('path,label,label\na,b,c\n'), failing('dataset.manifest-column-twice', 1));
  await assert.rejects(list('path,label\na,b,c\n'), failing('csv.field-count', 2));
  await assert.rejects(list('path,label\n'), failing('dataset.manifest-empty'));
  await assert.rejects(list('path,label\na,b\n', { where: { label: 'c' } }), failing('dataset.manifest-empty'));
  await assert.rejects(
    list('path,label,split\na,b,train\nc,d,holdout\n', { columns: { path: 'path', label: 'label', split: 'split' } }),
    failing('dataset.unknown-split', 3),
  );
});

test('classes: each label one, sorted; or merged as told, the rest left out', () => {
  assert.deepEqual(classMap(['b', 'a'], undefined).classes, ['a', 'b']);
  const merged = classMap(['x', 'y', 'z', 'w'], { ill: ['y', 'z'], well: 'x' });
  assert.deepEqual(merged.classes, ['ill', 'well']);
  assert.deepEqual(
    ['x', 'y', 'z', 'w'].map((label) => merged.indexOf.get(label)),
    [1, 0, 0, undefined],
  );
  assert.throws(() => classMap(['x', 'y'], { a: 'x', b: 'yy' }), failing('dataset.unknown-label'));
  assert.throws(() => classMap(['x', 'y'], { a: ['x', 'y'], b: 'y' }), failing('dataset.label-in-two-classes'));
  assert.throws(() => classMap(['x'], undefined), failing('dataset.one-class'));
});
