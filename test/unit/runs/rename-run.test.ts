import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRun } from '../../../src/runs/read-run';
import { renameRun } from '../../../src/runs/rename-run';
import { RunFolder } from '../../../src/runs/run-folder';
import { Failure } from '../../../src/shared/failure';
import { newRun } from './new-run';
import { temporaryFolder } from './temporary-folder';

const failsWith = (code: string) => (thrown: unknown) => thrown instanceof Failure && thrown.code === code;

test('a run that ended takes another name and keeps everything else', (context) => {
  const folder = RunFolder.create(temporaryFolder(context), newRun);
  folder.change({ state: 'completed', epoch: 3 });
  folder.close();
  const before = readRun(folder.path).record;
  renameRun(folder.path, '  Größe 5  ');
  const { record } = readRun(folder.path);
  assert.equal(record.name, 'Größe 5');
  assert.deepEqual({ ...record, name: '', updated: '' }, { ...before, name: '', updated: '' });
});

test('a run whose trainer lives keeps its name', (context) => {
  const folder = RunFolder.create(temporaryFolder(context), newRun);
  context.after(() => folder.close());
  assert.throws(() => renameRun(folder.path, 'other'), failsWith('run.in-use'));
  assert.equal(readRun(folder.path).record.name, newRun.name);
});

test('a name is not blank and not endless', (context) => {
  const folder = RunFolder.create(temporaryFolder(context), newRun);
  folder.change({ state: 'stopped' });
  folder.close();
  for (const name of ['', '   ', 'x'.repeat(201)])
    assert.throws(() => renameRun(folder.path, name), failsWith('run.bad-name'));
});
