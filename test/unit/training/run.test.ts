import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { loadExperiment } from '../../../src/experiment/load';
import { KernelThreads } from '../../../src/kernels/kernel-threads';
import { readRun } from '../../../src/runs/read-run';
import type { NewRunEvent } from '../../../src/runs/run-event';
import type { RunFolder } from '../../../src/runs/run-folder';
import { standingOf } from '../../../src/runs/standing';
import { Failure } from '../../../src/shared/failure';
import { engineFailures } from '../../../src/shared/failures/engine';
import { Control } from '../../../src/training/run/control';
import type { RunObserver } from '../../../src/training/run/execute-run';
import { resumeRun, trainExperiment } from '../../../src/training/run/train-experiment';
import { writeImageFolder } from '../../fixtures/image-folder';

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-run-'));
const file = join(folder, 'small.experiment.yaml');
after(() => rmSync(folder, { recursive: true, force: true }));

before(() => {
  writeImageFolder(join(folder, 'images'), { dark: 10, light: 60, bright: 120 }, 20);
  writeFileSync(
    file,
    `dataset: { source: folder, path: images, split: { kind: holdout, test: 0.2, validation: 0.2 } }
preprocessing: { size: 12, intensity: range }
augmentation: { mirror: both, noise: 0.02 }
model: { blocks: [{ filters: 4, dropout: 0.1 }], dense: { units: 8, dropout: 0.2 } }
training: { epochs: 4, batchSize: 8 }
evaluation: { bootstrap: 20 }
seed: 3
`,
  );
});

function observer(onEvent: (event: NewRunEvent) => void = () => undefined): RunObserver {
  return { started: () => undefined, preparing: () => undefined, event: onEvent };
}

async function train(set: string[] = [], watch?: (event: NewRunEvent) => void, control?: Control): Promise<RunFolder> {
  const { config } = await loadExperiment(file, { overrides: set });
  return trainExperiment({ config, file, root: folder }, observer(watch), control);
}

const bytes = (run: RunFolder, name: string): Buffer => readFileSync(join(run.path, name));

test('a run folder holds all that a reader needs', async () => {
  const run = await train();
  assert.equal(run.record.state, 'completed');
  for (const name of [
    'experiment.yaml',
    'run.json',
    'events.ndjson',
    'predictions.csv',
    'evaluation.json',
    'circuit.json',
    'model/model.json',
  ])
    assert.ok(existsSync(join(run.path, name)), name);
  assert.deepEqual(run.record.data?.classes, ['bright', 'dark', 'light']);
  assert.equal(run.record.parameters?.quantum, 36);
  assert.equal(run.record.source, 'small.experiment.yaml');
  const { weights } = JSON.parse(bytes(run, 'circuit.json').toString()) as { weights: number[] };
  assert.equal(weights.length, 36);
});

test('stopped inside an epoch and resumed, it ends with the bits of the uninterrupted run', async () => {
  const whole = await train();
  const control = new Control();
  const stopped = await train(
    [],
    (event) => {
      if (event.type === 'batch' && event.epoch === 2 && event.batch === event.batches - 2) control.stop();
      // Batch events are thinned out in time: the epoch's end is the latest moment
      if (event.type === 'epoch' && event.epoch === 2) control.stop();
    },
    control,
  );
  assert.equal(stopped.record.state, 'stopped');
  assert.ok(!existsSync(join(stopped.path, 'predictions.csv')));
  const resumed = await resumeRun(stopped.path, observer());
  assert.equal(resumed.record.state, 'completed');
  for (const name of ['model/weights.bin', 'predictions.csv', 'circuit.json', 'evaluation.json'])
    assert.deepEqual(bytes(resumed, name), bytes(whole, name), name);
});

test('with shots and noise too, a resumed run draws what the uninterrupted one drew', async () => {
  const noise = 'noise: {channels: [{channel: depolarising, probability: 0.02, gates: [CNOT]}]}';
  const set = [`model.quantum={qubits: 2, layers: 1, shots: 20, ${noise}}`, 'training.epochs=2'];
  const whole = await train(set);
  const control = new Control();
  const stopped = await train(
    set,
    (event) => {
      if (event.type === 'epoch') control.stop();
    },
    control,
  );
  assert.equal(stopped.record.state, 'stopped');
  const resumed = await resumeRun(stopped.path, observer());
  for (const name of ['model/weights.bin', 'predictions.csv'])
    assert.deepEqual(bytes(resumed, name), bytes(whole, name));
  const exact = await train(['model.quantum={qubits: 2, layers: 1}', 'training.epochs=2']);
  assert.notDeepEqual(bytes(exact, 'predictions.csv'), bytes(whole, 'predictions.csv'));
});

test('a computing thread lost within a step fails the run, and resumed it ends with the bits of the whole one', async () => {
  const set = ['engine={name: wasm, threads: 2}'];
  const whole = await train(set);
  let lost = false;
  const finish = mock.method(KernelThreads.prototype, 'finish', (module: { finish(): number }) => {
    if (lost) throw engineFailures.threadLost();
    while (module.finish() === 0);
  });
  const paths: string[] = [];
  const { config } = await loadExperiment(file, { overrides: set });
  const watching = { ...observer((event) => (lost ||= event.type === 'epoch' && event.epoch === 2)) };
  watching.started = (run) => paths.push(run.path);
  const training = trainExperiment({ config, file, root: folder }, watching);
  await assert.rejects(training, (error) => error instanceof Failure && error.code === 'engine.thread-lost');
  assert.ok(finish.mock.callCount() > 0);
  finish.mock.restore();
  const standing = standingOf(readRun(paths[0]!));
  assert.deepEqual([standing.state, standing.resumable, standing.epoch], ['failed', true, 2]);
  assert.match(standing.reason!.remedy, /Resume the run/);
  const resumed = await resumeRun(paths[0]!, observer());
  for (const name of ['model/weights.bin', 'predictions.csv'])
    assert.deepEqual(bytes(resumed, name), bytes(whole, name), name);
});

test('a checkpoint asked for is written and the run goes on', async () => {
  const control = new Control();
  const files: string[] = [];
  let asked = false;
  const run = await train(
    [],
    (event) => {
      if (event.type === 'batch' && !asked) {
        asked = true;
        control.checkpoint();
      }
      if (event.type === 'checkpoint') files.push(event.file);
    },
    control,
  );
  assert.equal(run.record.state, 'completed');
  assert.match(files[0]!, /^epoch-0000-batch-\d+\.ckpt$/);
});

test('early stopping ends the run and restores the best epoch', async () => {
  const events: NewRunEvent[] = [];
  const set = ['training.epochs=40', 'training.earlyStopping={metric: accuracy, patience: 2}'];
  const run = await train(set, (event) => events.push(event));
  assert.equal(run.record.state, 'completed');
  const epochs = events.filter((event) => event.type === 'epoch');
  const best = epochs.findLast((event) => event.best === true)!;
  assert.ok(epochs.length < 40);
  assert.equal(epochs.length, best.epoch + 2);
  assert.ok(events.some((event) => event.type === 'log' && event.message.includes(`those of epoch ${best.epoch}`)));
});

test('changed data are refused on resume', async () => {
  const control = new Control();
  const stopped = await train(
    [],
    (event) => {
      if (event.type === 'epoch') control.stop();
    },
    control,
  );
  writeImageFolder(join(folder, 'images'), { dark: 12 }, 1);
  await assert.rejects(
    resumeRun(stopped.path, observer()),
    (error) => error instanceof Failure && error.code === 'run.data-changed',
  );
  writeImageFolder(join(folder, 'images'), { dark: 10 }, 1);
});

test('a loss that is no number fails the run with what to do', async () => {
  const set = [
    'training.optimiser.kind=sgd',
    'training.optimiser.learningRate=10',
    'training.epochs=40',
    'model.quantum=none',
    'model.blocks=[{filters: 4, normalisation: none, activation: linear}]',
    'model.dense={units: 8, activation: linear}',
  ];
  await assert.rejects(
    train(set),
    (error) => error instanceof Failure && error.code === 'training.diverged' && error.remedy.includes('learningRate'),
  );
});
