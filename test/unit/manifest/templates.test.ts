import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freeName, withData } from '../../../src/commands/templates/fill-template';
import { parseExperiment } from '../../../src/experiment/parse';
import { circuitCheck } from '../../../src/quantum/circuit-check';
import { root } from './read-manifest';

const folder = join(root, 'media', 'templates');
const files = readdirSync(folder);
const table = readFileSync(join(root, 'src/commands/templates/templates.ts'), 'utf8');
const offered = [...table.matchAll(/id: '([\w-]+)'[^}]*?(?:named: '([^']+)'|\n {4}\},)/g)];

test('every template offered has its file and every file is offered', () => {
  assert.deepEqual(offered.map(([, id]) => `${id!}.experiment.yaml`).sort(), [...files].sort());
});

for (const name of files)
  test(`template ${name} is an experiment without errors and warnings, and is commented`, () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { config, problems } = parseExperiment(text, name, { checks: [circuitCheck] });
    assert.deepEqual(problems, []);
    assert.ok(config !== undefined && config.model.quantum !== 'none');
    assert.ok(text.split('\n').filter((line) => line.includes('#')).length >= 5);
  });

for (const [, id, named] of offered)
  if (named !== undefined)
    test(`the data chosen stand in template ${id!} in place of what it names`, () => {
      const name = `${id!}.experiment.yaml`;
      const file = '/work/a study/experiments/x.experiment.yaml';
      for (const data of ["/work/a study/Größe's: data", '/work/a study/experiments/data/set', '/elsewhere/#set']) {
        const text = withData(readFileSync(join(folder, name), 'utf8'), named, data, file);
        const { config } = parseExperiment(text, file);
        assert.ok(config !== undefined, text);
        const { dataset } = config;
        const path = dataset.source === 'folder' ? dataset.path : dataset.source === 'manifest' ? dataset.manifest : '';
        assert.equal(join('/work/a study/experiments', path), data);
      }
    });

test('a name that is taken gets a number', () => {
  const taken = new Set(['phantom.experiment.yaml', 'phantom-2.experiment.yaml']);
  assert.equal(
    freeName('phantom', (name) => taken.has(name)),
    'phantom-3.experiment.yaml',
  );
});
