import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyOverrides } from '../../../src/experiment/overrides';
import { parseExperiment } from '../../../src/experiment/parse';

const phantom = { dataset: { source: 'phantom' } };

function applied(...overrides: string[]): unknown {
  const { source, findings } = applyOverrides(phantom, overrides);
  assert.deepEqual(findings, []);
  return JSON.parse(JSON.stringify(source));
}

test('values are set by path, groups made on the way', () => {
  assert.deepEqual(applied('training.epochs=3', 'training.optimiser.learningRate=1e-4', 'model.quantum=none'), {
    ...phantom,
    training: { epochs: 3, optimiser: { learningRate: 1e-4 } },
    model: { quantum: 'none' },
  });
});

test('the entry of a default list is set among the defaults', () => {
  const blocks = [{ filters: 16 }, { filters: 8, pool: 'none' }, { filters: 64 }];
  assert.deepEqual(applied('model.blocks[1].filters=8', 'model.blocks.1.pool=none'), { ...phantom, model: { blocks } });
});

test('lists, groups and texts are read as YAML; a field of text takes everything', () => {
  assert.deepEqual(
    applied('evaluation.metrics=[f1, accuracy]', 'preprocessing.size=[64, 32]', 'name=2024: a #1', 'description="x"'),
    {
      ...phantom,
      evaluation: { metrics: ['f1', 'accuracy'] },
      preprocessing: { size: [64, 32] },
      name: '2024: a #1',
      description: 'x',
    },
  );
});

test('a later option wins; `none` gives way to the keys of a group', () => {
  assert.deepEqual(applied('seed=1', 'seed=2'), { ...phantom, seed: 2 });
  assert.deepEqual(applied('model.quantum=none', 'model.quantum.qubits=6'), {
    ...phantom,
    model: { quantum: { qubits: 6 } },
  });
});

test('the file’s own values stay as they were', () => {
  const source = { dataset: { source: 'phantom', split: { test: 0.3 } } };
  applyOverrides(source, ['dataset.split.test=0.1']);
  assert.equal(source.dataset.split.test, 0.3);
});

test('an option that mends a mistake of the file leaves no problem', () => {
  const { config, problems } = parseExperiment('dataset: { source: phantom }\ntraining: { epochs: 0 }', '/a.yaml', {
    overrides: ['training.epochs=2'],
  });
  assert.deepEqual(problems, []);
  assert.equal(config?.training.epochs, 2);
});

test('paths that try to leave the data are unknown keys', () => {
  for (const path of ['__proto__.x', 'constructor', 'training.__proto__.polluted', 'dataset.toString']) {
    const { findings, source } = applyOverrides(phantom, [`${path}=1`]);
    assert.equal(findings.length, 1, path);
    assert.deepEqual(JSON.parse(JSON.stringify(source)), phantom);
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});
