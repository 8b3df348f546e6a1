import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseExperiment } from '../../../src/experiment/parse';
import type { ExperimentConfig } from '../../../src/experiment/schema/experiment';
import { projectDisk } from './fake-disk';

const folder = join(__dirname, '../../../examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.experiment.yaml'));

function example(name: string): ExperimentConfig {
  const { config, problems } = parseExperiment(readFileSync(join(folder, name), 'utf8'), `/project/examples/${name}`, {
    disk: projectDisk,
  });
  assert.deepEqual(problems, []);
  assert.ok(config);
  return config;
}

test('the promised examples are there', () => {
  const names = [
    'phantom',
    'phantom-classical',
    'brain-tumour-official',
    'brain-tumour-grouped',
    'alzheimer-official',
    'alzheimer-by-subject',
  ];
  for (const name of names) assert.ok(files.includes(`${name}.experiment.yaml`), name);
});

for (const name of files) {
  test(`example ${name} is valid, named and told about`, () => {
    const config = example(name);
    assert.ok(config.description.length > 20);
    assert.match(readFileSync(join(folder, name), 'utf8'), /^# /);
  });
}

test('the phantom’s control differs in the quantum layer alone', () => {
  const hybrid = example('phantom.experiment.yaml');
  const control = example('phantom-classical.experiment.yaml');
  assert.notEqual(hybrid.model.quantum, 'none');
  const { name, description } = control;
  assert.deepEqual({ ...hybrid, name, description, model: { ...hybrid.model, quantum: 'none' } }, control);
});

test('the pairs of brain-tumour and Alzheimer examples differ in their data alone', () => {
  for (const [a, b] of [
    ['brain-tumour-official', 'brain-tumour-grouped'],
    ['alzheimer-official', 'alzheimer-by-subject'],
  ]) {
    const one = example(`${a!}.experiment.yaml`);
    const other = example(`${b!}.experiment.yaml`);
    const { name, description, dataset } = other;
    assert.deepEqual({ ...one, name, description, dataset }, other);
  }
});
