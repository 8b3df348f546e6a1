import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadExperiment } from '../../../src/experiment/load';
import { readEvents } from '../../../src/runs/follow-events';
import { predictionsFromCsv } from '../../../src/runs/predictions/predictions-csv';
import type { CircuitEvent, EpochEvent, GradientEvent, NewRunEvent, RunEvent } from '../../../src/runs/run-event';
import type { RunFolder } from '../../../src/runs/run-folder';
import { shortFloat32 } from '../../../src/shared/short-float32';
import { RandomStream } from '../../../src/shared/random';
import { chooseProbes } from '../../../src/training/run/choose-probes';
import { Control } from '../../../src/training/run/control';
import { resumeRun, trainExperiment } from '../../../src/training/run/train-experiment';

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-circuit-events-'));
const file = join(folder, 'small.experiment.yaml');
after(() => rmSync(folder, { recursive: true, force: true }));
before(() =>
  writeFileSync(
    file,
    `dataset: { source: phantom, imagesPerClass: 40, split: { kind: holdout, test: 0.2, validation: 0.2 } }
preprocessing: { size: 16 }
model: { blocks: [{ filters: 4 }], dense: { units: 8, dropout: 0.2 }, quantum: { qubits: 2, layers: 1 } }
training: { epochs: 3, batchSize: 8 }
evaluation: { bootstrap: 20 }
`,
  ),
);

async function train(set: string[] = [], watch: (event: NewRunEvent) => void = () => undefined, control?: Control) {
  const { config } = await loadExperiment(file, { overrides: set });
  const observer = { started: () => undefined, preparing: () => undefined, event: watch };
  return trainExperiment({ config, file, root: folder }, observer, control);
}

async function eventsOf(run: RunFolder): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const item of readEvents(join(run.path, 'events.ndjson'))) {
    assert.equal(item.kind, 'event');
    if (item.kind === 'event') events.push(item.event);
  }
  return events;
}

const circuits = (events: readonly RunEvent[]): CircuitEvent[] => events.filter((event) => event.type === 'circuit');

test('a hybrid run tells its circuit before training and after every epoch', async () => {
  const run = await train();
  const events = await eventsOf(run);
  const told = circuits(events);
  assert.deepEqual(
    told.map(({ epoch }) => epoch),
    [0, 1, 2, 3],
  );
  assert.equal(told[0]!.gradient, null);
  const predictions = predictionsFromCsv(readFileSync(join(run.path, 'predictions.csv'), 'utf8'), 'predictions.csv');
  const samples = told[0]!.probes.samples!;
  assert.deepEqual(
    samples.map(({ label }) => label).sort(),
    predictions.classes.map((_, label) => label),
  );
  for (const { index, id, label } of samples) {
    assert.equal(predictions.rows[index]!.id, id);
    assert.equal(predictions.rows[index]!.label, label);
  }
  for (const { weights, gradient, probes } of told) {
    assert.equal(weights.length, 6);
    assert.ok(gradient === null || (gradient.length === 6 && gradient.some((value) => value !== 0)));
    assert.equal(probes.inputs.length, samples.length);
    for (const row of probes.inputs) assert.equal(row.length, 2);
  }
  assert.notDeepEqual(told[3]!.weights, told[0]!.weights);
  assert.notDeepEqual(told[3]!.probes.inputs, told[0]!.probes.inputs);
  const last = JSON.parse(readFileSync(join(run.path, 'circuit.json'), 'utf8')) as { weights: number[] };
  assert.deepEqual(
    told[3]!.weights.map((value) => Math.fround(value!)),
    last.weights,
  );
});

test('where time goes, rates, memory and gradient norms stand in the events', async () => {
  const events = await eventsOf(await train());
  const epochs = events.filter((event): event is EpochEvent => event.type === 'epoch');
  for (const { seconds, memory } of epochs) {
    assert.ok(seconds.quantum! > 0 && seconds.quantum! < seconds.compute);
    assert.ok(memory! > 10);
  }
  for (const event of events)
    if (event.type === 'batch')
      assert.ok(event.memory! > 10 && event.learningRates!.head! > event.learningRates!.network);
  const gradients = events.filter((event): event is GradientEvent => event.type === 'gradient');
  const { batches } = events.find((event) => event.type === 'batch')!;
  assert.equal(gradients.filter(({ epoch }) => epoch === 2).length, batches, 'each batch of so short an epoch');
  assert.ok(gradients.every(({ quantum, classical }) => quantum! > 0 && classical! > 0));
});

test('a classical run has no circuit events', async () => {
  const events = await eventsOf(await train(['model.quantum=none', 'training.epochs=1']));
  assert.equal(circuits(events).length, 0);
  const epoch = events.find((event): event is EpochEvent => event.type === 'epoch')!;
  assert.equal(epoch.seconds.quantum, undefined);
});

test('stopped inside an epoch and resumed, the circuit events are those of the uninterrupted run', async () => {
  const whole = circuits(await eventsOf(await train()));
  const control = new Control();
  let batches = 0;
  const stopped = await train(
    [],
    (event) => {
      // The norms of each batch are told, so this is in the middle of the second epoch
      if (event.type === 'gradient' && ++batches === 17) control.stop();
    },
    control,
  );
  assert.equal(stopped.record.state, 'stopped');
  const resumed = await eventsOf(
    await resumeRun(stopped.path, { started: () => undefined, preparing: () => undefined, event: () => undefined }),
  );
  const state = resumed.find((event) => event.type === 'state' && event.resumedFrom !== undefined);
  assert.ok(state?.type === 'state' && state.resumedFrom!.epoch === 1 && state.resumedFrom!.batch > 0);
  const bare = (events: readonly CircuitEvent[]) =>
    events.map(({ epoch, weights, gradient, probes: { inputs } }) => ({ epoch, weights, gradient, inputs }));
  assert.deepEqual(bare(circuits(resumed)), bare(whole));
  assert.deepEqual(circuits(resumed)[2]!.probes.samples, whole[0]!.probes.samples);
});

test('probes are balanced, few beside the training images, and none where the circuit takes many inputs', () => {
  const samples = Array.from({ length: 400 }, (_, i) => ({ label: i % 4 }));
  const test = Int32Array.from(samples, (_, index) => index);
  const question = { test, samples, classes: 4, trainingImages: 5000, features: 4, seed: 1 };
  const places = chooseProbes(question);
  assert.equal(places.length, 32);
  assert.deepEqual(places, chooseProbes(question));
  assert.notDeepEqual(places, chooseProbes({ ...question, seed: 2 }));
  for (let label = 0; label < 4; label++)
    assert.equal(places.filter((place) => samples[place]!.label === label).length, 8);
  assert.equal(chooseProbes({ ...question, trainingImages: 600 }).length, 12);
  assert.equal(chooseProbes({ ...question, trainingImages: 20 }).length, 4);
  assert.equal(chooseProbes({ ...question, features: 1024 }).length, 8);
  assert.deepEqual(chooseProbes({ ...question, features: 4096 }), []);
  assert.deepEqual(chooseProbes({ ...question, test: new Int32Array(0) }), []);
});

test('a short float32 is the same float32', () => {
  const random = RandomStream.named(1, 'short');
  for (let i = 0; i < 2000; i++) {
    const value = Math.fround(random.between(-4, 4) * 10 ** random.between(-12, 12));
    assert.equal(Math.fround(shortFloat32(value)), value);
    assert.ok(String(shortFloat32(value)).length <= String(value).length);
  }
  assert.equal(shortFloat32(Math.fround(0.1)), 0.1);
});
