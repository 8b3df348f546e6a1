import * as tf from '@tensorflow/tfjs-core';
import type { OptimiserConfig } from '../../experiment/schema/training';
import type { ModelWeight } from '../model/model-weights';
import { optimiserSlots, optimiserStep } from '../ops/optimiser-step';

interface Slot {
  readonly name: string;
  readonly variable: tf.Variable;
}

/** The optimiser's moments for every trainable weight, and one fused update a weight and step. */
export class Optimiser {
  /** Steps taken; Adam's bias correction counts from it. */
  steps = 0;
  private readonly trainable: readonly ModelWeight[];
  private readonly slots: readonly (readonly Slot[])[];

  constructor(
    private readonly config: OptimiserConfig,
    weights: readonly ModelWeight[],
    private readonly headScale: number,
  ) {
    this.trainable = weights.filter((weight) => weight.trainable);
    this.slots = this.trainable.map(({ name, variable }) =>
      optimiserSlots[config.kind].map((slot) => ({
        name: `${name}/${slot}`,
        variable: tf.tidy(() => tf.variable(tf.zeros(variable.shape), false)),
      })),
    );
  }

  /** One step: `gradients` in the order of the trainable weights; the head learns at `headScale` times the rate. */
  apply(gradients: readonly tf.Tensor[], learningRate: number): void {
    this.steps++;
    this.trainable.forEach((weight, index) => {
      const rate = weight.head ? learningRate * this.headScale : learningRate;
      optimiserStep(
        this.config.kind,
        { ...this.config, learningRate: rate, step: this.steps },
        {
          parameter: weight.variable,
          gradient: gradients[index]!,
          slots: this.slots[index]!.map((slot) => slot.variable),
        },
      );
    });
  }

  /** Names and variables of all moments, for a checkpoint. */
  state(): readonly Slot[] {
    return this.slots.flat();
  }

  dispose(): void {
    for (const slot of this.state()) slot.variable.dispose();
  }
}
