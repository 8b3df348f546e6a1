import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadExperiment } from '../../../src/experiment/load';
import { nodeDisk } from '../../../src/experiment/node-disk';
import { Failure } from '../../../src/shared/failure';

const root = mkdtempSync(join(tmpdir(), 'experiment-'));
after(() => {
  rmSync(root, { recursive: true });
});

for (const name of ['b', 'a', '.hidden']) {
  mkdirSync(join(root, 'data', name, 'deep'), { recursive: true });
  for (let i = 0; i < 4; i++) writeFileSync(join(root, 'data', name, i < 2 ? '' : 'deep', `${i}.png`), '');
}
writeFileSync(join(root, 'data', 'notes.txt'), 'x');
writeFileSync(join(root, 'table.csv'), 'path,label\nx.png,a\n');
writeFileSync(join(root, 'torn.csv'), 'path,label\n"x.png,a\n');
symlinkSync(join(root, 'data', 'a'), join(root, 'data', 'linked'));

function written(text: string): string {
  const file = join(root, 'x.experiment.yaml');
  writeFileSync(file, text);
  return file;
}

test('an experiment is loaded with its text and its warnings', async () => {
  const text = 'dataset: { source: folder, path: data }\nmodel: { dense: { dropout: 0.5 } }\n';
  const loaded = await loadExperiment(written(text));
  assert.equal(loaded.text, text);
  assert.equal(loaded.config.name, 'x');
  assert.deepEqual(
    loaded.warnings.map(({ code }) => code),
    ['dropout-before-circuit'],
  );
});

test('all problems are told, each with file, line and column', async () => {
  const file = written('dataset: { source: folder, path: date }\nseed: x\n');
  await assert.rejects(loadExperiment(file), (failure: unknown) => {
    assert.ok(failure instanceof Failure);
    assert.equal(failure.code, 'experiment.invalid');
    assert.match(failure.message, /2 errors/);
    assert.ok(failure.message.includes(`${file}:1:34: error: There is no folder`), failure.message);
    assert.ok(failure.message.includes(`${file}:2:7: error: \`seed\` is “x”.`), failure.message);
    return true;
  });
});

test('a single problem is the failure itself, at its place', async () => {
  const file = written('dataset: { source: phantom }\nseed: x\n');
  await assert.rejects(loadExperiment(file), (failure: unknown) => {
    assert.ok(failure instanceof Failure);
    assert.deepEqual(failure.place, { file, line: 2, column: 7, path: 'seed' });
    assert.match(failure.what, /`seed` is “x”/);
    return true;
  });
});

test('a wrong option is named instead of the file', async () => {
  const file = written('dataset: { source: phantom }\n');
  await assert.rejects(
    loadExperiment(file, { overrides: ['training.epoch=3'] }),
    /--set training\.epoch=3: `epoch` is no key of `training`\. Did you mean `epochs`\?/,
  );
});

test('a file that is not there', async () => {
  await assert.rejects(
    loadExperiment(join(root, 'none.experiment.yaml')),
    (failure: unknown) => failure instanceof Failure && failure.code === 'experiment.unreadable',
  );
});

test('the disk as it is: kinds, folders, counts, tables', () => {
  assert.equal(nodeDisk.kind(join(root, 'data')), 'folder');
  assert.equal(nodeDisk.kind(join(root, 'table.csv')), 'file');
  assert.equal(nodeDisk.kind(join(root, 'none')), undefined);
  assert.equal(nodeDisk.kind(join(root, 'table.csv', 'below')), undefined);
  assert.deepEqual(nodeDisk.folders(join(root, 'data')), ['a', 'b', 'linked']);
  assert.deepEqual(nodeDisk.folders(join(root, 'none')), []);
  assert.equal(nodeDisk.files(join(root, 'data', 'a'), 100), 4);
  assert.equal(nodeDisk.files(join(root, 'data', 'a'), 3), 3);
  assert.deepEqual(nodeDisk.table(join(root, 'table.csv'))?.header, ['path', 'label']);
  assert.equal(nodeDisk.table(join(root, 'torn.csv')), undefined);
  assert.equal(nodeDisk.table(join(root, 'none.csv')), undefined);
});
