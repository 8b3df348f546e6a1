import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseExperiment } from '../../../src/experiment/parse';
import { codeLenses } from '../../../src/language/lens/lenses';
import { aboutTime, assumedSpeed, epochSeconds, speedOf } from '../../../src/language/summary/epoch-time';
import { networkOutline } from '../../../src/language/summary/network-outline';
import { trainingImages } from '../../../src/language/summary/training-images';
import { buildNetwork } from '../../../src/training/model/build-network';
import { disposeNetwork, summarise } from '../../../src/training/model/model-weights';
import { projectDisk } from '../experiment/fake-disk';
import { open, uri } from './open-text';

const examples = join(import.meta.dirname, '../../../examples');

/** The network as TensorFlow.js builds it says the same. */
function assertCounted(text: string, classes: number): void {
  const { config, problems } = parseExperiment(text, '/x.experiment.yaml');
  assert.ok(config, JSON.stringify(problems));
  const { size, channels } = config.preprocessing;
  const [height, width] = typeof size === 'number' ? [size, size] : size;
  const network = buildNetwork(config.model, [height, width, channels], classes);
  const { parameters, layers } = summarise(network);
  const outline = networkOutline(config.model, config.preprocessing, classes);
  assert.equal(outline.parameters, parameters.total);
  assert.equal(outline.circuitWeights, parameters.quantum);
  outline.blocks.forEach((shape, index) => {
    const layer = layers.find(({ name }) => name === `block${index + 1}_convolution`);
    assert.deepEqual([...shape], layer?.output);
  });
  disposeNetwork(network);
}

test('parameters and shapes are those of the network that is trained', () => {
  for (const name of readdirSync(examples)) assertCounted(readFileSync(join(examples, name), 'utf8'), 4);
  const block = fc.record({
    filters: fc.integer({ min: 1, max: 9 }),
    kernel: fc.constantFrom(1, 3, 4),
    pool: fc.constantFrom('max', 'average', 'none'),
    normalisation: fc.constantFrom('batch', 'none'),
  });
  const quantum = fc.oneof(
    fc.constant('none'),
    fc.record({
      qubits: fc.integer({ min: 2, max: 5 }),
      encoding: fc.constantFrom('AngleEmbedding', 'AmplitudeEmbedding', 'ZZFeatureMap'),
      ansatz: fc.constantFrom('StronglyEntanglingLayers', 'EfficientSU2', 'Sim6'),
      observables: fc.constantFrom('Z', 'probabilities'),
      placement: fc.constantFrom('series', 'parallel'),
      layers: fc.integer({ min: 1, max: 3 }),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 3 }),
      quantum,
      fc.constantFrom(1, 3),
      (blocks, layer, channels) => {
        const model = { blocks, dense: { units: 7 }, quantum: layer };
        assertCounted(
          JSON.stringify({ dataset: { source: 'phantom' }, preprocessing: { size: [17, 24], channels }, model }),
          3,
        );
      },
    ),
    { numRuns: 25, seed: 2 },
  );
});

test('images of an epoch are counted without looking into them', () => {
  const count = (dataset: string): number | undefined => {
    const { config } = parseExperiment(dataset, '/project/examples/a.experiment.yaml', { disk: projectDisk });
    assert.ok(config, dataset);
    return trainingImages(config.dataset, '/project/examples/a.experiment.yaml', projectDisk);
  };
  assert.equal(count('dataset: { source: phantom, imagesPerClass: 100 }'), 288);
  const folder = 'source: folder, path: ../data/brain-tumor, train: Training, test: Testing';
  assert.equal(count(`dataset: { ${folder} }`), 3240);
  assert.equal(count(`dataset: { ${folder}, split: { kind: holdout, validation: 0 } }`), 3520);
  assert.equal(count(`dataset: { ${folder}, classes: { a: glioma, b: notumor }, split: { validation: 0 } }`), 1800);
});

test('the speed of a run foretells its own epoch, and grows with the work', () => {
  const { config } = parseExperiment('dataset: { source: phantom }', '/x.experiment.yaml');
  assert.ok(config);
  const network = networkOutline(config.model, config.preprocessing, 4);
  const speed = speedOf(network, config.model.quantum, 200);
  assert.ok(Math.abs(epochSeconds(network, config.model.quantum, 1000, speed) - 5) < 1e-6);
  const large = networkOutline(config.model, { size: 256, channels: 1 }, 4);
  const ratio = epochSeconds(large, 'none', 1000, speed) / epochSeconds(network, 'none', 1000, speed);
  assert.ok(ratio > 3.5 && ratio < 4.5, `${ratio}`);
  // docs/performance.md: 294 images a second on one thread, 512 on two.
  assert.ok(Math.abs(1000 / epochSeconds(network, 'none', 1000, assumedSpeed(1)) - 294) < 8);
  assert.ok(Math.abs(1000 / epochSeconds(network, 'none', 1000, assumedSpeed(2)) - 512) < 15);
});

test('times are told as roughly as they are known', () => {
  assert.deepEqual([0.2, 4.4, 43, 118, 3100, 9000].map(aboutTime), [
    'a second or less',
    '4 s',
    '45 s',
    '2 min',
    '50 min',
    '3 h',
  ]);
});

test('the line above the file', () => {
  const titles = (text: string): string[] =>
    codeLenses(open(text), uri, assumedSpeed(2)).map(({ command }) => command?.title ?? '');
  assert.deepEqual(titles('dataset: { source: phantom }').slice(0, 3), ['▶ Train', 'Circuit', 'Check']);
  assert.match(
    titles('dataset: { source: phantom }')[3]!,
    /^hybrid 1,072,\d{3} parameters \(36 quantum\) · 128×128×1 · about 2 s an epoch on wasm \(not measured here yet\)$/,
  );
  const classical = titles('dataset: { source: phantom }\nmodel: { quantum: none }');
  assert.deepEqual(classical.slice(0, 2), ['▶ Train', 'Check']);
  assert.match(classical[2]!, /^classical 1,072,\d{3} parameters · /);
  assert.match(titles('model: {')[3]!, /classes unknown/);
});
