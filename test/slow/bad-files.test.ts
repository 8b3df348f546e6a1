import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { greyPng, writeImageFolder } from '../fixtures/image-folder';

const cli = join(__dirname, '..', '..', 'dist', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-bad-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const experiment = `
dataset: { source: folder, path: images, split: { kind: holdout, test: 0.25, validation: 0 } }
preprocessing: { size: 16 }
model: { blocks: [{ filters: 4 }], dense: { units: 8 } }
training: { epochs: 1, batchSize: 8 }
evaluation: { bootstrap: 20 }
`;

/** Two classes of images that differ in brightness, in a folder of their own. */
function dataset(name: string, count: number): string {
  const root = join(folder, name);
  writeImageFolder(join(root, 'images'), { dark: 10, light: 150 }, count);
  writeFileSync(join(root, 'bad.experiment.yaml'), experiment);
  return root;
}

function train(root: string): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'train', join(root, 'bad.experiment.yaml'), '--runs', root],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  return { status, text: stdout + stderr };
}

test('bad files are set aside, each with its reason, and the rest is trained on', () => {
  const root = dataset('mixed', 12);
  const dark = join(root, 'images', 'dark');
  writeFileSync(join(dark, 'truncated.png'), greyPng(99, 10).subarray(0, 120));
  writeFileSync(join(dark, 'empty.dcm'), '');
  writeFileSync(join(dark, 'text.jpg'), 'this is no picture');
  symlinkSync(join(root, 'nowhere.png'), join(dark, 'dangling.png'));
  const unreadable = join(dark, 'unreadable.png');
  writeFileSync(unreadable, greyPng(98, 10));
  chmodSync(unreadable, 0);
  const { status, text } = train(root);
  assert.equal(status, 0, text);
  for (const file of ['truncated.png', 'empty.dcm', 'text.jpg', 'dangling.png'])
    assert.match(text, new RegExp(`Set aside: dark/${file}: .{8,}`), text);
  // The superuser may read everything
  if (process.getuid?.() !== 0) assert.match(text, /Set aside: dark\/unreadable\.png: permission denied/);
  assert.doesNotMatch(text, /Set aside: .*\/\d+\.png/);
});

test('too little left, an empty class and a missing folder are refused with what to do', () => {
  const few = dataset('few', 4);
  for (let i = 0; i < 3; i++) writeFileSync(join(few, 'images', 'dark', `${i}.png`), 'torn');
  const left = train(few);
  assert.equal(left.status, 3, left.text);
  assert.match(left.text, /dark.*1 /);

  const empty = dataset('empty-class', 8);
  mkdirSync(join(empty, 'images', 'nothing'));
  const refused = train(empty);
  assert.equal(refused.status, 2, refused.text);
  assert.match(refused.text, /bad\.experiment\.yaml:2:\d+: Class .nothing. has no files/);

  const missing = dataset('missing', 1);
  rmSync(join(missing, 'images'), { recursive: true });
  const gone = train(missing);
  assert.equal(gone.status, 2, gone.text);
  assert.match(gone.text, /bad\.experiment\.yaml:2:\d+.*images/s);
});
