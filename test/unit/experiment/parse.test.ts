import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, finding } from '../../../src/experiment/checks/check';
import { parseExperiment } from '../../../src/experiment/parse';
import type { ExperimentConfig } from '../../../src/experiment/schema/experiment';
import { projectDisk } from './fake-disk';

const file = '/project/examples/brain.experiment.yaml';

function config(text: string): ExperimentConfig {
  const parsed = parseExperiment(text, file, { disk: projectDisk });
  assert.deepEqual(parsed.problems, []);
  assert.ok(parsed.config);
  return parsed.config;
}

test('five lines are a valid experiment, with the recipe that trains a four-qubit head', () => {
  const { name, dataset, model, training } = config(
    'dataset:\n  source: folder\n  path: ../data/brain-tumor\n  train: Training\n  test: Testing\n',
  );
  assert.equal(name, 'brain');
  assert.equal(dataset.split.kind, 'given');
  assert.deepEqual(
    model.blocks.map(({ filters, pool, normalisation }) => [filters, pool, normalisation]),
    [16, 32, 64].map((filters) => [filters, 'max', 'batch']),
  );
  assert.equal(model.dense.dropout, 0);
  assert.ok(model.quantum !== 'none');
  const { qubits, encoding, rotation, ansatz, layers, observables, inputNormalisation, learningRateScale } =
    model.quantum;
  assert.deepEqual(
    [qubits, encoding, rotation, ansatz, layers, observables, inputNormalisation, learningRateScale],
    [4, 'AngleEmbedding', 'X', 'StronglyEntanglingLayers', 3, 'Z', 'batch', 10],
  );
  assert.deepEqual(
    [training.optimiser.kind, training.optimiser.learningRate, training.schedule.kind],
    ['adam', 0.001, 'cosine'],
  );
  assert.equal(training.earlyStopping, 'none');
});

test('defaults that depend on the rest of the file', () => {
  const manifest =
    'dataset:\n  source: manifest\n  manifest: ../data/alzheimer/manifest.csv\n  columns: { path: file, label: class';
  assert.equal(config(`${manifest} }`).dataset.split.kind, 'holdout');
  assert.equal(config(`${manifest}, split: split }`).dataset.split.kind, 'given');
  assert.equal(config(`${manifest}, split: split }\n  split: { kind: kfold }`).dataset.split.kind, 'kfold');
  const quantum = (text: string) => config(`dataset: { source: phantom }\nmodel: { quantum: ${text} }`).model.quantum;
  assert.equal(quantum('none'), 'none');
  const amplitudes = quantum('{ encoding: AmplitudeEmbedding }');
  assert.equal(amplitudes !== 'none' && amplitudes.inputNormalisation, 'none');
});

test('a name in the file wins over the file’s name', () => {
  assert.equal(config('dataset: { source: phantom }\nname: mine').name, 'mine');
});

test('JSON with tabs, a byte-order mark and CRLF are read', () => {
  assert.equal(config('{\n\t"dataset": { "source": "phantom" },\n\t"seed": 7\n}').seed, 7);
  assert.equal(config('\uFEFFdataset: { source: phantom }\r\nseed: 7\r\n').seed, 7);
  const [problem] = parseExperiment('dataset: { source: phantom }\r\nseed: x\r\n', file).problems;
  assert.deepEqual(problem?.range, {
    start: { offset: 36, line: 2, column: 7 },
    end: { offset: 37, line: 2, column: 8 },
  });
});

test('aliases are followed', () => {
  const { model } = config('dataset: { source: phantom }\nmodel:\n  blocks: [&b { filters: 8, kernel: 5 }, *b]\n');
  assert.deepEqual(
    model.blocks.map(({ filters, kernel }) => [filters, kernel]),
    [
      [8, 5],
      [8, 5],
    ],
  );
});

test('the user’s own keys are handed back without defaults', () => {
  const { source } = parseExperiment('dataset: { source: phantom }\nseed: 7\nextra: 1', file);
  assert.equal(JSON.stringify(source), '{"dataset":{"source":"phantom"},"seed":7,"extra":1}');
});

test('keys that every object has are keys like others', () => {
  const text =
    'dataset: { source: phantom }\nengine: { constructor: 1 }\n__proto__: { seed: 1 }\ntoString: 2\ntraining: { classWeights: { __proto__: 2 } }\n';
  const { problems, config: none } = parseExperiment(text, file, { disk: projectDisk });
  assert.equal(none, undefined);
  assert.deepEqual(
    problems.map(({ code, range }) => [code, range.start.line]),
    [
      ['unknown-key', 2],
      ['unknown-key', 3],
      ['unknown-key', 4],
      ['unknown-class', 5],
    ],
  );
});

test('a check of a higher layer joins in, unless what it reads is broken', () => {
  const check = {
    reads: at('model.quantum.layers'),
    run: ({ config }: { config: ExperimentConfig }) =>
      config.model.quantum !== 'none' && config.model.quantum.layers > 2
        ? [finding('error', 'too-deep', ['model', 'quantum', 'layers'], 'Deep.', 'Shallower.')]
        : [],
  };
  const codes = (layers: string) =>
    parseExperiment(`dataset: { source: phantom }\nmodel: { quantum: { layers: ${layers} } }`, file, {
      checks: [check],
    }).problems.map(({ code, range }) => `${code} ${range.start.line}:${range.start.column}`);
  assert.deepEqual(codes('3'), ['too-deep 2:29']);
  assert.deepEqual(codes('2'), []);
  assert.deepEqual(codes('0'), ['out-of-range 2:29']);
});

test('without a disk, folders are not looked for', () => {
  assert.deepEqual(parseExperiment('dataset: { source: folder, path: nowhere }', file).problems, []);
});
