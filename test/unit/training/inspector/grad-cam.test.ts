import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { parseExperiment } from '../../../../src/experiment/parse';
import type { ModelConfig } from '../../../../src/experiment/schema/model';
import { gradCam } from '../../../../src/training/inspector/grad-cam';
import { heatMapShape } from '../../../../src/training/inspector/heat-map-shape';
import { tappedNetwork } from '../../../../src/training/inspector/tapped-network';
import { probabilitiesOf } from '../../../../src/training/evaluation/predict';
import { buildNetwork } from '../../../../src/training/model/build-network';
import { circuitInputs } from '../../../../src/training/model/circuit-inputs';
import { assignWeights } from '../../../../src/training/model/load-trained';
import { disposeNetwork, modelWeights } from '../../../../src/training/model/model-weights';
import { noise, unpacked } from '../engine/golden-noise';
import { onCpu, onHybridWasm, relativeError } from '../engine/with-backend';

interface Case {
  readonly shape: [number, number, number];
  readonly blocks: readonly object[];
  readonly units: number;
  readonly quantum: { readonly qubits: number; readonly layers: number } | null;
  readonly classes: number;
  readonly weights: readonly { name: string; shape: number[]; scale: number; shift: number }[];
  readonly inputs: string;
  readonly probabilities: string;
  readonly mapShape: readonly [number, number];
  readonly maps: readonly string[];
}

const file = join(__dirname, '../../../golden/training/grad-cam.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

function modelOf({ blocks, units, quantum }: Case): ModelConfig {
  const model = JSON.stringify({ blocks, dense: { units }, quantum: quantum ?? 'none' });
  const { config, problems } = parseExperiment(`dataset: { source: phantom }\nmodel: ${model}\n`, 'x.experiment.yaml');
  assert.deepEqual(problems, []);
  return config!.model;
}

function weightsOf({ weights }: Case): Map<string, Float32Array> {
  return new Map(
    weights.map(({ name, shape, scale, shift }, k) => {
      const drawn = noise(100 + k, shape, scale, shift);
      return [name, drawn.dataSync<'float32'>().slice()];
    }),
  );
}

const imageOf = (one: Case): Float32Array => noise(50, one.shape).dataSync<'float32'>().slice();

function check(one: Case): void {
  const tapped = tappedNetwork(modelOf(one), one.shape, one.classes);
  try {
    const { network } = tapped;
    assert.deepEqual(
      modelWeights(network)
        .map(({ name }) => name)
        .sort(),
      one.weights.map(({ name }) => name).sort(),
    );
    assignWeights(network, weightsOf(one), 'golden');
    const pixels = imageOf(one);
    const inputs = circuitInputs(network)?.(pixels, 1) ?? new Float32Array(0);
    assert.ok(relativeError(inputs, unpacked(one.inputs)) < 2e-6 || one.quantum === null);
    const alive = tf.memory().numTensors;
    one.maps.forEach((expected, classIndex) => {
      const { height, width, values, probabilities } = gradCam(tapped, pixels, classIndex);
      assert.deepEqual([height, width], one.mapShape);
      assert.deepEqual(heatMapShape(modelOf(one), one.shape), one.mapShape);
      const error = relativeError(values, unpacked(expected), 1e-3);
      assert.ok(error < 1e-5, `class ${classIndex}: relative error ${error}`);
      assert.ok(relativeError(probabilities, unpacked(one.probabilities)) < 2e-6);
    });
    assert.equal(tf.memory().numTensors, alive, 'nothing is left in memory');
  } finally {
    disposeNetwork(tapped.network);
  }
}

for (const one of cases) {
  const name = `${one.quantum === null ? 'classical' : `${one.quantum.qubits} qubits`}, ${one.shape.join(' × ')}`;
  test(`Grad-CAM, circuit inputs and probabilities are PyTorch's and PennyLane's: ${name}`, async () => {
    onCpu(() => check(one));
    await onHybridWasm(1, () => check(one));
  });
}

test('the tapped network says what the network that trained says, bit for bit', async () => {
  await onHybridWasm(1, () => {
    const one = cases[1]!;
    const [trained, tapped] = [
      buildNetwork(modelOf(one), one.shape, one.classes),
      tappedNetwork(modelOf(one), one.shape, one.classes).network,
    ];
    for (const network of [trained, tapped]) assignWeights(network, weightsOf(one), 'golden');
    const said = [trained, tapped].map((network) => probabilitiesOf(network, imageOf(one), 1));
    assert.deepEqual(said[1], said[0]);
    for (const network of [trained, tapped]) disposeNetwork(network);
  });
});
