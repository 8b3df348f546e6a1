import type { Prediction, Predictions } from '../../../src/runs/predictions/predictions';
import { mostProbable } from '../../../src/runs/predictions/predictions';
import type { RandomStream } from '../../../src/shared/random';

export interface Simulation {
  readonly classes: number;
  readonly groups: number;
  readonly samplesPerGroup: number;
  /** How well the class is told: its logit is raised by so much. */
  readonly sharpness: number;
  /** Standard deviation of what a group's samples share in sharpness. */
  readonly groupEffect: number;
}

/** Predictions of a model whose skill varies between groups, each group of one class. */
export function simulatePredictions(random: RandomStream, simulation: Simulation): Predictions {
  const { classes, groups, samplesPerGroup, sharpness, groupEffect } = simulation;
  const rows: Prediction[] = [];
  for (let g = 0; g < groups; g++) {
    const label = random.integer(classes);
    const skill = sharpness + groupEffect * random.normal();
    for (let s = 0; s < samplesPerGroup; s++) {
      const weights = Array.from({ length: classes }, (_, c) => Math.exp(random.normal() + (c === label ? skill : 0)));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const probabilities = weights.map((weight) => weight / sum);
      rows.push({ id: `${g}/${s}`, group: `g${g}`, label, predicted: mostProbable(probabilities), probabilities });
    }
  }
  return { classes: Array.from({ length: classes }, (_, c) => `class ${c}`), rows };
}
