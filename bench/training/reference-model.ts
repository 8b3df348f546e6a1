import * as tf from '@tensorflow/tfjs-core';
import { RandomStream } from '../../src/shared/random';
import { batchNormTraining } from '../../src/training/ops/batch-norm-training';
import { convolutionBlock } from '../../src/training/ops/convolution-block';
import { optimiserSlots, optimiserStep } from '../../src/training/ops/optimiser-step';
import { softmaxCrossEntropy } from '../../src/training/ops/softmax-cross-entropy';

/** What one training step runs on. */
export interface ReferenceModel {
  /** One step on one batch; returns the loss. */
  step(): number;
  dispose(): void;
}

/**
 * The network every figure in docs/performance.md is about: 3 × [conv 3×3 same 16/32/64, ReLU, maxpool 2, batchnorm],
 * flatten, dense 64 ReLU, dense 4; one fixed batch of normal noise; cross-entropy and Adam.
 */
export function referenceModel(side: number, batch: number, learningRate = 1e-3): ReferenceModel {
  const random = RandomStream.named(1, 'reference model');
  const variables: tf.Variable[] = [];
  const parameter = (shape: number[], scale: number, shift = 0): tf.Variable => {
    const size = shape.reduce((a, b) => a * b, 1);
    const values = Float32Array.from({ length: size }, () => (scale === 0 ? shift : random.normal() * scale));
    const variable = tf.tidy(() => tf.variable(tf.tensor(values, shape)));
    variables.push(variable);
    return variable;
  };
  let channels = 1;
  const blocks = [16, 32, 64].map((filters) => {
    const filter = parameter([3, 3, channels, filters], Math.sqrt(2 / (9 * channels)));
    channels = filters;
    return { filter, bias: parameter([filters], 0), gamma: parameter([filters], 0, 1), beta: parameter([filters], 0) };
  });
  const flat = (side >> 3) ** 2 * 64;
  const [w1, b1] = [parameter([flat, 64], Math.sqrt(2 / flat)), parameter([64], 0)];
  const [w2, b2] = [parameter([64, 4], Math.sqrt(1 / 64)), parameter([4], 0)];
  const slots = variables.map((v) => optimiserSlots.adam.map(() => tf.tidy(() => tf.variable(tf.zeros(v.shape)))));
  const pixels = Float32Array.from({ length: batch * side * side }, () => random.normal());
  const images = tf.tensor4d(pixels, [batch, side, side, 1]);
  const classes = Array.from({ length: batch }, () => random.integer(4));
  const targets = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(classes, 'int32'), 4), 'float32') as tf.Tensor2D);
  const weights = tf.ones<tf.Rank.R1>([batch]);
  const loss = (): tf.Scalar => {
    let x = images;
    for (const { filter, bias, gamma, beta } of blocks) {
      x = convolutionBlock(x, filter as tf.Variable<tf.Rank.R4>, bias as tf.Variable<tf.Rank.R1>, {
        activation: 'relu',
        pool: 'max',
        poolSize: 2,
      });
      x = batchNormTraining(x, gamma as tf.Variable<tf.Rank.R1>, beta as tf.Variable<tf.Rank.R1>, 1e-5)
        .y as tf.Tensor4D;
    }
    const hidden = tf.fused.matMul({ a: tf.reshape(x, [batch, flat]), b: w1, bias: b1, activation: 'relu' });
    const logits = tf.fused.matMul({ a: hidden, b: w2, bias: b2 });
    return softmaxCrossEntropy(logits as tf.Tensor2D, targets, weights);
  };
  let step = 0;
  const numbers = { learningRate, momentum: 0, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
  return {
    step: () => {
      step++;
      return tf.tidy(() => {
        const { value, grads } = tf.variableGrads(loss, variables);
        variables.forEach((variable, i) =>
          optimiserStep(
            'adam',
            { ...numbers, step },
            { parameter: variable, gradient: grads[variable.name]!, slots: slots[i]! },
          ),
        );
        return value.dataSync()[0]!;
      });
    },
    dispose: () => tf.dispose([images, targets, weights, ...variables, ...slots.flat()]),
  };
}
