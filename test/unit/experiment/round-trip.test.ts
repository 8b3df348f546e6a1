import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fillContextual } from '../../../src/experiment/defaults/contextual';
import { fill } from '../../../src/experiment/defaults/fill';
import { parseExperiment } from '../../../src/experiment/parse';
import { readYaml } from '../../../src/experiment/reading/yaml-source';
import { Experiment, type ExperimentConfig } from '../../../src/experiment/schema/experiment';
import { experimentText, movedTo } from '../../../src/experiment/text';
import { validate } from '../../../src/experiment/validation/validate';
import { valueOf } from './arbitrary-experiment';

function completed(source: unknown): ExperimentConfig {
  const config = fill(Experiment, source) as ExperimentConfig;
  fillContextual(config, '/a.experiment.yaml');
  return config;
}

test('an experiment written with every default reads as the same experiment', () => {
  fc.assert(
    fc.property(valueOf(Experiment), (source) => {
      assert.deepEqual(validate(Experiment, source, []), []);
      const config = completed(source);
      const read = readYaml(experimentText(config));
      assert.deepEqual(read.problems, []);
      assert.deepEqual(validate(Experiment, read.source, []), []);
      assert.deepEqual(completed(read.source), config);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('the written experiment has the keys in the language’s order and gives no problems', () => {
  const { config } = parseExperiment(
    'seed: 1\nmodel: { quantum: { layers: 2, qubits: 3 } }\ndataset: { source: phantom }',
    '/my.experiment.yaml',
  );
  assert.ok(config);
  const text = experimentText(config);
  assert.match(text, /^name: my\ndescription: ""\ndataset:\n {2}source: phantom\n/);
  assert.match(text, / {4}qubits: 3\n(.*\n)* {4}layers: 2\n/);
  const again = parseExperiment(text, '/elsewhere/experiment.yaml');
  assert.deepEqual(again.problems, []);
  assert.deepEqual(again.config, config);
});

test('relative paths of data follow the file', () => {
  const moved = (text: string) => {
    const { config } = parseExperiment(text, '/project/examples/a.yaml');
    assert.ok(config);
    return movedTo(config, '/project/examples/a.yaml', '/project/.hybrid-qml/runs/x/experiment.yaml').dataset;
  };
  const folder = moved('dataset: { source: folder, path: ../data/b }');
  assert.equal(folder.source === 'folder' && folder.path, '../../../data/b');
  const manifest = moved('dataset: { source: manifest, manifest: m.csv, root: /images }');
  assert.ok(manifest.source === 'manifest');
  assert.deepEqual([manifest.manifest, manifest.root], ['../../../examples/m.csv', '/images']);
});
