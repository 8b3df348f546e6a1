import * as tf from '@tensorflow/tfjs-core';
import { batchNormTraining } from '../../../../src/training/ops/batch-norm-training';
import { convolutionBlock, type BlockActivation } from '../../../../src/training/ops/convolution-block';
import { optimiserSlots, optimiserStep } from '../../../../src/training/ops/optimiser-step';
import { softmaxCrossEntropy } from '../../../../src/training/ops/softmax-cross-entropy';
import { noise } from './golden-noise';

/** A network of test/golden/training/architectures.json, and what PyTorch computed for it. */
export interface GoldenArchitecture {
  side: number;
  channels: number;
  batch: number;
  blocks: {
    filters: number;
    kernel: number;
    activation: BlockActivation;
    pool: 'max' | 'average' | 'none';
    poolSize: number;
    normalise: boolean;
  }[];
  units: number;
  loss: number;
  gradients: string[];
  after: string[];
}

interface Step {
  loss: number;
  gradients: Float32Array[];
  after: Float32Array[];
}

/** Loss, gradients and parameters after one Adam step, as `architecture` of scripts/oracles/training_operations.py. */
export function architectureStep(a: GoldenArchitecture): Step {
  const parameters: tf.Variable[] = [];
  const parameter = (shape: number[], scale: number, shift = 0): tf.Variable => {
    const variable = tf.variable(noise(100 + parameters.length, shape, scale, shift));
    parameters.push(variable);
    return variable;
  };
  let step!: Step;
  tf.tidy(() => {
    let channels = a.channels;
    let size = a.side;
    const layers = a.blocks.map((block) => {
      const { kernel, filters, pool, poolSize, normalise } = block;
      const filter = parameter([kernel, kernel, channels, filters], Math.sqrt(3 / (kernel ** 2 * channels)));
      const bias = parameter([filters], 0.2);
      const norm = normalise ? [parameter([filters], 0.3, 1), parameter([filters], 0.2)] : [];
      channels = filters;
      size = pool === 'none' ? size : Math.floor(size / poolSize);
      return { block, filter, bias, norm };
    });
    const flat = size * size * channels;
    const [w1, b1] = [parameter([flat, a.units], Math.sqrt(3 / flat)), parameter([a.units], 0.1)];
    const [w2, b2] = [parameter([a.units, 4], 1), parameter([4], 0.1)];
    const x = noise(50, [a.batch, a.side, a.side, a.channels]) as tf.Tensor4D;
    const labels = tf.tensor1d(
      Array.from({ length: a.batch }, (_, i) => i % 4),
      'int32',
    );
    const targets = tf.cast(tf.oneHot(labels, 4), 'float32') as tf.Tensor2D;
    const loss = (): tf.Scalar => {
      let h = x;
      for (const { block, filter, bias, norm } of layers) {
        h = convolutionBlock(h, filter as unknown as tf.Tensor4D, bias as unknown as tf.Tensor1D, block);
        const [gamma, beta] = norm as unknown as tf.Tensor1D[];
        if (gamma !== undefined) h = batchNormTraining(h, gamma, beta!, 1e-3).y as tf.Tensor4D;
      }
      const hidden = tf.fused.matMul({ a: tf.reshape(h, [a.batch, flat]), b: w1, bias: b1, activation: 'relu' });
      const logits = tf.fused.matMul({ a: hidden, b: w2, bias: b2 });
      return softmaxCrossEntropy(logits as tf.Tensor2D, targets, tf.ones([a.batch]));
    };
    const { value, grads } = tf.variableGrads(loss, parameters);
    const gradients = parameters.map((p) => grads[p.name]!);
    const numbers = {
      step: 1,
      learningRate: 1e-3,
      momentum: 0,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-3,
      weightDecay: 0,
    };
    const slots = parameters.map((p) => optimiserSlots.adam.map(() => tf.variable(tf.zeros(p.shape))));
    parameters.forEach((p, i) =>
      optimiserStep('adam', numbers, { parameter: p, gradient: gradients[i]!, slots: slots[i]! }),
    );
    step = {
      loss: value.dataSync()[0]!,
      gradients: gradients.map((g) => g.dataSync() as Float32Array),
      after: parameters.map((p) => p.dataSync() as Float32Array),
    };
    tf.dispose([parameters, slots]);
  });
  return step;
}
