import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { input, loadLayersModel, model, type layers, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { Circuit } from '../../../src/quantum/circuit';
import { QuantumLayer } from '../../../src/training/layers/quantum-layer';

const circuit: Circuit = {
  qubits: 2,
  operations: [
    { gate: 'RX', wires: [0], parameters: [{ input: 0 }] },
    { gate: 'RY', wires: [1], parameters: [{ input: 1 }] },
    { gate: 'RY', wires: [0], parameters: [{ weight: 0 }] },
    { gate: 'CNOT', wires: [0, 1] },
    { gate: 'RX', wires: [1], parameters: [{ weight: 1 }] },
  ],
  observables: [{ pauli: 'ZI' }, { pauli: 'IZ' }, { pauli: 'XY' }],
};
const inputs = [0.3, -0.8, 1.1, 0.4, -0.2, 0.9];
const theta = [0.7, -0.5];

before(async () => {
  await tf.setBackend('cpu');
});

function build(): QuantumLayer {
  const layer = new QuantumLayer({ name: 'quantum', circuit, gradient: 'adjoint', precision: 'f64' });
  layer.build([null, 2]);
  layer.setWeights([tf.tensor1d(theta)]);
  return layer;
}

/** Σ of squared expectations, so that the upstream gradient differs for every output. */
const loss = (layer: QuantumLayer, x: tf.Tensor): tf.Scalar => tf.sum(tf.square(layer.apply(x) as tf.Tensor));

test('expectations of a circuit worked out by hand', () => {
  const layer = build();
  const [z0] = (layer.apply(tf.tensor2d([[0.3, -0.8]])) as tf.Tensor).dataSync();
  // RX(a) then RY(b) on |0⟩: ⟨Z⟩ = cos a · cos b; CNOT leaves its control's ⟨Z⟩
  assert.ok(Math.abs(z0! - Math.cos(0.3) * Math.cos(0.7)) < 1e-6);
});

test('gradients of inputs and weights agree with finite differences through the layer', () => {
  const layer = build();
  const x = tf.tensor2d(inputs, [3, 2]);
  const weight = layer.trainableWeights[0]!.read() as tf.Variable;
  const { grads } = tf.variableGrads(() => loss(layer, x), [weight]);
  const ofInputs = tf.grad((input: tf.Tensor) => loss(layer, input))(x);
  const h = 1e-2;
  const at = (x: tf.Tensor): number => loss(layer, x).dataSync()[0]!;
  const difference = (set: (delta: number) => tf.Tensor): number => (at(set(h)) - at(set(-h))) / (2 * h);
  inputs.forEach((_, i) => {
    const numeric = difference((delta) =>
      tf.tensor2d(
        inputs.map((v, k) => (k === i ? v + delta : v)),
        [3, 2],
      ),
    );
    assert.ok(Math.abs(ofInputs.dataSync()[i]! - numeric) < 2e-3, `input ${i}`);
  });
  theta.forEach((_, i) => {
    const numeric = difference((delta) => {
      weight.assign(tf.tensor1d(theta.map((v, k) => (k === i ? v + delta : v))));
      return x;
    });
    weight.assign(tf.tensor1d(theta));
    assert.ok(Math.abs(grads[weight.name]!.dataSync()[i]! - numeric) < 2e-3, `weight ${i}`);
  });
});

test('a saved model with the layer reads back and predicts the same', async () => {
  const x = input({ shape: [2] });
  const layer = new QuantumLayer({ name: 'quantum', circuit, gradient: 'adjoint', precision: 'f64' });
  const built = model({ inputs: x, outputs: layer.apply(x) as SymbolicTensor });
  layer.setWeights([tf.tensor1d(theta)]);
  let saved: tf.io.ModelArtifacts | undefined;
  await built.save(
    tf.io.withSaveHandler((artifacts) => {
      saved = artifacts;
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    }),
  );
  const read = await loadLayersModel(tf.io.fromMemory(saved!));
  const images = tf.tensor2d(inputs, [3, 2]);
  assert.deepEqual((read.predict(images) as tf.Tensor).dataSync(), (built.predict(images) as tf.Tensor).dataSync());
  assert.ok(read.layers.some((layer: layers.Layer) => layer instanceof QuantumLayer));
});

test('the wrong number of features is told by name', () => {
  const layer = new QuantumLayer({ name: 'q', circuit, gradient: 'adjoint' });
  assert.throws(() => layer.build([null, 3]), /QuantumLayer 'q' takes 2 features, not 3/);
});
