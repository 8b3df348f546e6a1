import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listRuns } from '../../../src/runs/list-runs';
import { RunFolder } from '../../../src/runs/run-folder';
import { newRun } from './new-run';
import { temporaryFolder } from './temporary-folder';

test('newest first; broken ones are told, foreign folders and files passed over', async (context) => {
  const root = temporaryFolder(context);
  assert.deepEqual(await listRuns(root), { runs: [], unreadable: [] });
  const run = RunFolder.create(root, newRun);
  run.close();
  const parent = join(run.path, '..');
  for (const [id, text] of [
    ['29991231-000000-000-late', JSON.stringify({ ...run.record, id: '29991231-000000-000-late' })],
    ['19991231-000000-000-broken', '{"format":1'],
  ] as const) {
    mkdirSync(join(parent, id));
    writeFileSync(join(parent, id, 'run.json'), text);
  }
  mkdirSync(join(parent, 'foreign'));
  writeFileSync(join(parent, 'notes.txt'), '');
  const { runs, unreadable } = await listRuns(root);
  assert.deepEqual(
    runs.map((one) => one.record.id),
    ['29991231-000000-000-late', run.record.id],
  );
  assert.deepEqual(
    unreadable.map((failure) => failure.code),
    ['run.unreadable-record'],
  );
});

test('a thousand runs are listed', async (context) => {
  const root = temporaryFolder(context);
  const first = RunFolder.create(root, newRun);
  first.close();
  for (let i = 1; i < 1000; i++) {
    const folder = join(first.path, '..', `20000101-000000-${String(i).padStart(4, '0')}-x`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'run.json'), JSON.stringify(first.record));
  }
  const begun = performance.now();
  assert.equal((await listRuns(root)).runs.length, 1000);
  context.diagnostic(`${(performance.now() - begun).toFixed(0)} ms`);
});
