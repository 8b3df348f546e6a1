import * as tf from '@tensorflow/tfjs-core';
import type { ModelWeight } from '../model/model-weights';

/** Euclidean norms of the gradient: of everything, of the circuit's angles, and of all other weights. */
export interface GradientNorms {
  readonly total: number;
  readonly classical: number;
  /** NaN where the network has no circuit. */
  readonly quantum: number;
}

export function gradientNorms(weights: readonly ModelWeight[], gradients: readonly tf.Tensor[]): GradientNorms {
  let classical = 0;
  let quantum = 0;
  let angles = 0;
  weights.forEach((weight, index) => {
    const squares = sumOfSquares(gradients[index]!.dataSync<'float32'>());
    if (weight.quantum) {
      quantum += squares;
      angles++;
    } else classical += squares;
  });
  return {
    total: Math.sqrt(classical + quantum),
    classical: Math.sqrt(classical),
    quantum: angles === 0 ? NaN : Math.sqrt(quantum),
  };
}

/** The gradients scaled so that their common norm is at most `limit` (Pascanu et al. 2013). */
export function scaleGradients(gradients: tf.Tensor[], limit: number, norm: number): tf.Tensor[] {
  return norm <= limit ? gradients : gradients.map((gradient) => tf.mul(gradient, limit / norm));
}

function sumOfSquares(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}
