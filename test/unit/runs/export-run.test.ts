import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { exportRun } from '../../../src/runs/exporting/export-run';
import { predictionsFromCsv } from '../../../src/runs/predictions/predictions-csv';
import { RunFolder } from '../../../src/runs/run-folder';
import { newRun } from './new-run';
import { temporaryFolder } from './temporary-folder';

const experiment = `name: x
dataset:
  source: manifest
  manifest: ../../../../home/doctor/DOE^JANE/table.csv
  root: C:\\doctor\\set
`;
const predictions = `id,group,label,predicted,p:a,p:b
z/DOE^JANE.dcm,group 2,a,a,0.75,0.25
b/DOE^JANE-2.dcm,b/DOE^JANE-2.dcm,b,a,0.5,0.5
`;

function run(root: string): RunFolder {
  const folder = RunFolder.create(root, { ...newRun, experiment, source: '../doctor/x.experiment.yaml' });
  folder.append({ type: 'log', level: 'warning', message: 'Set aside: b/DOE^JANE-3.dcm: torn' });
  folder.append({ type: 'state', state: 'running' });
  const samples = [{ index: 1, id: 'b/DOE^JANE-2.dcm', label: 0 }];
  folder.append({ type: 'circuit', epoch: 0, weights: [1], gradient: null, probes: { inputs: [[0.5]], samples } });
  folder.write('predictions.csv', [predictions]);
  const reason = { code: 'dataset.x', what: `${root}/DOE^JANE is gone.`, remedy: 'Put it back.' };
  folder.change({ state: 'failed', reason });
  folder.close();
  mkdirSync(join(folder.path, 'model'));
  writeFileSync(join(folder.path, 'model', 'weights.bin'), Uint8Array.of(1, 2, 3));
  writeFileSync(join(folder.path, 'checkpoints', 'a.ckpt'), 'big');
  return folder;
}

test('an export holds the run without data, checkpoints, paths, machine or names of images', async (context) => {
  const root = temporaryFolder(context);
  const { path, record } = run(root);
  const files = unzipSync(await exportRun(path));
  const names = Object.keys(files).map((name) => name.replace(`${record.id}/`, ''));
  assert.deepEqual(names.filter((name) => name !== '' && !name.endsWith('/')).sort(), [
    'events.ndjson',
    'experiment.yaml',
    'model/weights.bin',
    'predictions.csv',
    'run.json',
  ]);
  const all = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString())
    .join('\n');
  for (const secret of ['JANE', 'doctor', root, `"${hostname()}"`, '.dcm'])
    assert.ok(!all.includes(secret), `${secret} is told`);
  const text = (name: string) => Buffer.from(files[`${record.id}/${name}`]!).toString();
  assert.match(text('experiment.yaml'), /manifest: data\/table\.csv/);
  assert.match(text('events.ndjson'), /running/);
  assert.match(text('events.ndjson'), /"id":"row 2"/);
  assert.deepEqual([...files[`${record.id}/model/weights.bin`]!], [1, 2, 3]);
});

test('exported predictions are numbered by the order of their paths', async (context) => {
  const { path, record } = run(temporaryFolder(context));
  const files = unzipSync(await exportRun(path));
  const text = Buffer.from(files[`${record.id}/predictions.csv`]!).toString();
  const { rows } = predictionsFromCsv(text, 'predictions.csv');
  assert.deepEqual(
    rows.map(({ id, group, predicted }) => [id, group, predicted]),
    [
      ['image 2', 'group 2', 0],
      ['image 1', 'image 1', 0],
    ],
  );
});
