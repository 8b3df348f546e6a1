import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { experimentFileTitle, experimentPattern, isExperimentFile } from '../../../src/experiment/file-name';

interface Manifest {
  readonly contributes: { readonly languages: readonly { readonly filenamePatterns: readonly string[] }[] };
}

test('what is an experiment file to the manifest is one to the code', () => {
  const { contributes } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as Manifest;
  const [patterns] = contributes.languages.map(({ filenamePatterns }) => filenamePatterns);
  assert.deepEqual(patterns, ['*.experiment.yaml', '*.experiment.yml']);
  for (const pattern of patterns) {
    const path = join('folder', pattern.replace('*', 'brain'));
    assert.ok(isExperimentFile(path), path);
    assert.equal(experimentFileTitle(path), 'brain');
    assert.ok(experimentPattern.includes(pattern.split('.').at(-1)));
  }
  for (const other of ['brain.yaml', 'experiment.yaml', 'brain.experiment.json', 'brain.experiment.yaml.bak'])
    assert.ok(!isExperimentFile(other), other);
});
