import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { parseExperiment } from '../../../src/experiment/parse';
import type { ModelConfig } from '../../../src/experiment/schema/model';
import { buildNetwork, stockConvolution } from '../../../src/training/model/build-network';
import { initialiseWeights } from '../../../src/training/model/initialise';
import { disposeNetwork, modelWeights, summarise } from '../../../src/training/model/model-weights';

function model(yaml: string): ModelConfig {
  const { config, problems } = parseExperiment(`dataset: { source: phantom }\nmodel: ${yaml}\n`, 'x.experiment.yaml');
  assert.deepEqual(problems, []);
  return config!.model;
}

before(async () => {
  await tf.setBackend('cpu');
});

test('the paper’s network: three blocks, one dense layer, a circuit of four qubits', () => {
  const network = buildNetwork(model('{}'), [128, 128, 1], 4);
  const { layers, parameters } = summarise(network);
  const of = (name: string): unknown => layers.find((layer) => layer.name === name)?.parameters;
  // by hand: 3·3·1·16 + 16; 3·3·16·32 + 32; 3·3·32·64 + 64; 16·16·64·64 + 64; 64·4 + 4; 3 layers × 4 wires × 3 angles; 4·4 + 4
  assert.deepEqual(
    [
      'block1_convolution',
      'block2_convolution',
      'block3_convolution',
      'dense',
      'projection',
      'quantum',
      'classifier',
    ].map(of),
    [160, 4640, 18496, 1048640, 260, 36, 20],
  );
  assert.equal(parameters.quantum, 36);
  assert.equal(parameters.total, 1072484);
  disposeNetwork(network);
});

test('the classical control is the same network without the quantum layer, from the same filters', () => {
  const hybrid = buildNetwork(model('{}'), [32, 32, 1], 4);
  const control = buildNetwork(model('{ quantum: none }'), [32, 32, 1], 4);
  for (const network of [hybrid, control]) initialiseWeights(network.logits, 7);
  const values = (name: string, network: typeof hybrid): unknown =>
    modelWeights(network)
      .find((weight) => weight.name === name)
      ?.variable.dataSync();
  for (const name of ['block1_convolution/kernel', 'block3_convolution/kernel', 'dense/kernel'])
    assert.deepEqual(values(name, control), values(name, hybrid));
  assert.equal(control.quantum, undefined);
  assert.equal(control.head.size, 0);
  for (const network of [hybrid, control]) disposeNetwork(network);
});

test('in parallel, the classifier reads dense features and expectations', () => {
  const network = buildNetwork(
    model('{ dense: { units: 10 }, quantum: { qubits: 3, placement: parallel } }'),
    [16, 16, 1],
    2,
  );
  const classifier = summarise(network).layers.find((layer) => layer.name === 'classifier');
  assert.equal(classifier?.parameters, (10 + 3) * 2 + 2);
  disposeNetwork(network);
});

test('probabilities sum to one, and the stock layers that are saved give the same ones', () => {
  const config = model(
    '{ blocks: [{ filters: 3, pool: average }, { filters: 4, activation: elu }], dense: { units: 5 } }',
  );
  const network = buildNetwork(config, [17, 12, 1], 3);
  initialiseWeights(network.logits, 1);
  const stock = buildNetwork(config, [17, 12, 1], 3, stockConvolution);
  const trained = new Map(modelWeights(network).map((weight) => [weight.name, weight.variable]));
  for (const { name, variable } of modelWeights(stock)) variable.assign(trained.get(name)!.clone());
  const images = tf.randomUniform<tf.Rank.R4>([2, 17, 12, 1], 0, 1, 'float32', 1);
  const [ours, theirs] = [network, stock].map((one) => (one.probabilities.apply(images) as tf.Tensor).dataSync());
  for (let i = 0; i < 6; i++) assert.ok(Math.abs(ours![i]! - theirs![i]!) < 1e-6);
  assert.ok(Math.abs(ours![0]! + ours![1]! + ours![2]! - 1) < 1e-6);
  for (const one of [network, stock]) disposeNetwork(one);
});
