import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { leakageWarnings } from '../../../src/data/audit/leakage';
import { auditWarning } from '../../../src/workspace/datasets/audit';
import { DatasetStore } from '../../../src/workspace/datasets/dataset-store';
import { ExperimentStore } from '../../../src/workspace/experiments/experiment-store';
import { RunStore } from '../../../src/workspace/runs/run-store';
import { Signal } from '../../../src/workspace/signal';
import { temporaryFolder } from '../runs/temporary-folder';
import { logLine, writeRun } from './fake-run';
import { until } from './until';

interface Stores {
  readonly root: string;
  readonly files: string[];
  readonly changed: Signal<void>;
  readonly runs: RunStore;
  readonly experiments: ExperimentStore;
  readonly datasets: DatasetStore;
}

async function stores(context: TestContext, texts: Readonly<Record<string, string>>): Promise<Stores> {
  const root = temporaryFolder(context);
  const files = Object.entries(texts).map(([name, text]) => write(root, `${name}.experiment.yaml`, text));
  const changed = new Signal<void>();
  const runs = new RunStore();
  const experiments = new ExperimentStore({ find: () => Promise.resolve(files), onDidChange: changed.event }, runs);
  const datasets = new DatasetStore(experiments);
  context.after(() => [datasets, experiments, runs].forEach((store) => store.dispose()));
  await runs.setRoots([root]);
  await experiments.refresh();
  await datasets.refresh();
  return { root, files, changed, runs, experiments, datasets };
}

function write(root: string, name: string, text = ''): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const data = {
  classes: ['a', 'b'],
  samples: { train: [5, 5], validation: [0, 0], test: [5, 5] },
  groups: { train: 1, validation: 0, test: 1 },
  setAside: 3,
};

test('experiments are checked, their circuits too, and know their runs and last result', async (context) => {
  const { root, files, changed, experiments, runs } = await stores(context, {
    good: 'name: A good one\ndataset: { source: phantom }\n',
    wrong: 'dataset: { source: phantom }\nmodle: {}\n',
    'wrong-circuit':
      'dataset: { source: phantom }\nmodel: { quantum: { qubits: 1, encoding: zz-feature-map, ansatz: sim-13 } }\n',
  });
  const [good, wrong] = files.map((file) => experiments.experiment(file));
  assert.deepEqual([good!.name, good!.checked?.errors], ['A good one', 0]);
  assert.deepEqual([wrong!.name, wrong!.checked?.errors], ['wrong', 1]);
  assert.ok(experiments.experiment(files[2]!)!.checked!.errors > 0);

  writeRun(root, '1', { source: 'good.experiment.yaml', state: 'completed' });
  writeRun(root, '2', { source: 'good.experiment.yaml', state: 'failed' });
  await runs.refresh();
  await until(() => experiments.experiment(files[0]!)?.runs.length === 2, 1000);
  const { runs: own, lastResult } = experiments.experiment(files[0]!)!;
  assert.deepEqual([own.map(({ record }) => record.id), lastResult?.record.id], [['2', '1'], '1']);

  write(root, 'wrong.experiment.yaml', 'dataset: { source: phantom }\nmodel: {}\n');
  changed.fire();
  await until(() => experiments.experiment(files[1]!)?.checked?.errors === 0, 1000);
});

test('a folder of images is counted by classes, without what lies beside the images', async (context) => {
  const { root, datasets } = await stores(context, {
    plain: 'dataset: { source: folder, path: images, train: Training, test: Testing }\n',
    merged:
      'dataset: { source: folder, path: images, train: Training, test: Testing, classes: { all: [a, b], rest: c } }\n',
  });
  for (const name of [
    'Training/a/1.png',
    'Training/a/deep/2.dcm',
    'Training/b/3',
    'Testing/a/4.jpg',
    'Testing/c/5.png',
  ])
    write(root, `images/${name}`);
  for (const name of ['Training/a/notes.txt', 'Training/.hidden/6.png', 'Training/b/.DS_Store'])
    write(root, `images/${name}`);
  await datasets.refresh(true);
  const [images] = datasets.datasets;
  assert.equal(datasets.datasets.length, 1);
  assert.deepEqual(images!.experiments.length, 2);
  const contents = images!.contents;
  // The first experiment that names it decides how its labels make up classes
  assert.deepEqual(contents, {
    classes: [
      { name: 'all', count: 4 },
      { name: 'rest', count: 1 },
    ],
    atLeast: false,
  });
});

test('a table is counted by labels, a large one with quoted line ends too', async (context) => {
  const { root, datasets } = await stores(context, {
    table: 'dataset: { source: manifest, manifest: all.csv, columns: { label: kind }, where: { present: "1" } }\n',
  });
  assert.equal(datasets.datasets[0]!.contents, 'missing');
  const rows = Array.from({ length: 30_000 }, (_, i) => `"${i},\nof a row",${i % 3 === 0 ? 'x' : 'y'},${i % 2}\n`);
  write(root, 'all.csv', `path,kind,present\n${rows.join('')}`);
  await datasets.refresh(true);
  assert.deepEqual(datasets.datasets[0]!.contents, {
    classes: [
      { name: 'x', count: 5000 },
      { name: 'y', count: 10000 },
    ],
    atLeast: false,
  });
});

test('a dataset shows what the newest run that read it found', async (context) => {
  const texts = { one: 'dataset: { source: phantom, imagesPerClass: 50 }\n' };
  const { root, datasets, runs, experiments } = await stores(context, texts);
  assert.deepEqual(
    datasets.datasets.map(({ name, audit }) => [name, audit]),
    [['phantom', undefined]],
  );
  const twins = '3 of 10 test images are byte for byte the same as an image of the training set.';
  const source = 'one.experiment.yaml';
  writeRun(root, '1', { source, data }, logLine('Set aside: x.png: broken') + logLine(twins));
  writeRun(root, '2', { source, state: 'failed' }, logLine('something else'));
  await runs.refresh();
  await until(() => experiments.experiments[0]!.runs.length === 2, 1000);
  await datasets.refresh();
  const { audit } = datasets.datasets[0]!;
  assert.ok(audit !== undefined);
  assert.deepEqual(audit.warnings, [{ kind: 'identical-across-split', message: twins }]);
  assert.equal(audit.setAside, 3);
  assert.ok(audit.run.endsWith('1'));
});

test('what the data layer warns of is known by its kind', () => {
  const sample = (split: 'train' | 'test', group: string, label: number) => ({ id: '', group, label, split });
  const samples = [sample('train', 'p', 0), sample('test', 'p', 0), sample('test', 'q', 1)];
  const warnings = leakageWarnings(samples, ['same', 'same', 'same'], ['a', 'b'], 0);
  assert.deepEqual(
    warnings.map((warning) => auditWarning(warning).kind),
    ['unknown-groups', 'group-across-split', 'identical-across-split', 'two-labels'],
  );
  assert.equal(auditWarning('anything').kind, 'other');
});
