import * as tf from '@tensorflow/tfjs-core';
import type { TrainingConfig } from '../../experiment/schema/training';
import type { Batch } from '../../data/prepared-data';
import type { RandomStream } from '../../shared/random';
import type { Network } from '../model/build-network';
import type { ModelWeight } from '../model/model-weights';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy';
import { softTargets } from './class-weights';
import { gradientNorms, scaleGradients, type GradientNorms } from './gradient-norms';
import type { Optimiser } from './optimiser';

export interface StepResult {
  /** Mean loss of the batch, with the weights it had before the step. */
  readonly loss: number;
  /** How many of the batch were classified rightly, in training mode. */
  readonly correct: number;
  readonly norms: GradientNorms | undefined;
  /** Of the circuit's weights, before clipping; absent without a circuit. */
  readonly circuitGradient: Float32Array | undefined;
}

export interface StepOptions {
  readonly learningRate: number;
  readonly dropout: RandomStream;
  /** Of what the circuit draws in this step. */
  readonly circuitSeed: number;
  /** Measure the gradient norms in this step; costs a pass over the gradients. */
  readonly measureNorms: boolean;
}

/** One optimiser step on one batch. */
export class TrainingStep {
  private readonly trainable: readonly ModelWeight[];
  private readonly shape: readonly [number, number, number];

  constructor(
    private readonly network: Network,
    weights: readonly ModelWeight[],
    private readonly optimiser: Optimiser,
    private readonly config: TrainingConfig,
    private readonly lossWeights: Float32Array,
  ) {
    this.trainable = weights.filter((weight) => weight.trainable);
    this.shape = network.logits.inputs[0]!.shape.slice(1) as [number, number, number];
  }

  run(batch: Batch, options: StepOptions): StepResult {
    for (const layer of this.network.dropouts) layer.stream = options.dropout;
    this.network.quantum?.reseed(options.circuitSeed);
    let result: StepResult | undefined;
    tf.tidy(() => {
      const { loss, logits, gradients } = this.differentiate(batch);
      const norms =
        options.measureNorms || this.config.clipNorm !== undefined
          ? gradientNorms(this.trainable, gradients)
          : undefined;
      const clipped =
        this.config.clipNorm === undefined || norms === undefined
          ? gradients
          : scaleGradients(gradients, this.config.clipNorm, norms.total);
      const angles = this.trainable.findIndex((weight) => weight.quantum);
      const circuitGradient = gradients[angles]?.dataSync<'float32'>().slice();
      this.optimiser.apply(clipped, options.learningRate);
      const correct = countCorrect(logits, batch.labels);
      result = { loss: loss.dataSync()[0]!, correct, norms, circuitGradient };
    });
    return result!;
  }

  private differentiate(batch: Batch): { loss: tf.Scalar; logits: tf.Tensor2D; gradients: tf.Tensor[] } {
    const count = batch.labels.length;
    const images = tf.tensor4d(batch.pixels, [count, ...this.shape]);
    const targets = tf.tensor2d(softTargets(batch.labels, this.lossWeights.length, this.config.labelSmoothing), [
      count,
      this.lossWeights.length,
    ]);
    const weights = tf.tensor1d(Float32Array.from(batch.labels, (label) => this.lossWeights[label]!));
    let kept: tf.Tensor2D | undefined;
    const { value, grads } = tf.variableGrads(
      () => {
        const logits = this.network.logits.apply(images, { training: true }) as tf.Tensor2D;
        kept = tf.keep(logits.clone());
        return softmaxCrossEntropy(logits, targets, weights);
      },
      this.trainable.map((weight) => weight.variable),
    );
    const logits = kept!;
    const gradients = this.trainable.map((weight) => grads[weight.variable.name]!);
    const copy = logits.clone();
    logits.dispose();
    return { loss: value, logits: copy, gradients };
  }
}

function countCorrect(logits: tf.Tensor2D, labels: Int32Array): number {
  const values = logits.dataSync();
  const classes = logits.shape[1];
  let correct = 0;
  labels.forEach((label, sample) => {
    const row = values.subarray(sample * classes, (sample + 1) * classes);
    if (row.indexOf(Math.max(...row)) === label) correct++;
  });
  return correct;
}
