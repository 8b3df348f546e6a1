import { bootstrapGroups, groupSamples } from '../../runs/evaluation/group-bootstrap';
import { quantile } from '../../shared/statistics/quantile';
import { detectableDifference } from './detectable-difference';
import { groupSignTest } from './group-sign-test';
import { exactMcNemar } from './mcnemar';
import { pairPredictions, type NamedPredictions, type PredictionPair } from './pair-predictions';

/** Two runs on the same test samples; differences are the first's less the second's. */
export interface PairedComparison {
  readonly one: string;
  readonly other: string;
  readonly pairs: readonly PredictionPair[];
  readonly samples: number;
  readonly groups: number;
  readonly bothRight: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
  readonly bothWrong: number;
  /** Of the accuracies, with the percentile bootstrap's interval over whole groups; absent for a single group. */
  readonly difference: { readonly value: number; readonly low?: number; readonly high?: number };
  /** McNemar's exact test, which takes the samples as independent. */
  readonly mcNemar: number;
  /** What the statement goes by: the exact sign-flip test over whole groups, which is McNemar's where each sample is its own group. */
  readonly p: number;
  /** Difference in accuracy that 80 % of such comparisons would find at 5 %; absent where none would be. */
  readonly detectable?: number;
}

export const significance = 0.05;
const resamples = 2000;

/** Throws where the test sets differ, as `pairPredictions`. */
export function comparePaired(one: NamedPredictions, other: NamedPredictions, confidence = 0.95): PairedComparison {
  const pairs = pairPredictions(one, other);
  const right = pairs.map((pair) => [pair.one, pair.other].map((row) => row.label === row.predicted));
  const count = (first: boolean, second: boolean): number =>
    right.filter(([ofOne, ofOther]) => ofOne === first && ofOther === second).length;
  const [onlyOne, onlyOther] = [count(true, false), count(false, true)];
  const differences = Float64Array.from(right, ([ofOne, ofOther]) => Number(ofOne) - Number(ofOther));
  const groups = groupSamples(pairs.map((pair) => pair.one.group));
  const mcNemar = exactMcNemar(onlyOne, onlyOther);
  const clustered = groups.length < pairs.length;
  const p = clustered ? groupSignTest(groups.map((group) => sumOver(group, differences))) : mcNemar;
  const detectable = detectableDifference(pairs.length, (onlyOne + onlyOther) / pairs.length);
  return {
    one: one.name,
    other: other.name,
    pairs,
    samples: pairs.length,
    groups: groups.length,
    bothRight: count(true, true),
    onlyOne,
    onlyOther,
    bothWrong: count(false, false),
    difference: {
      value: (onlyOne - onlyOther) / pairs.length,
      ...(groups.length > 1 && differenceInterval(differences, groups, confidence)),
    },
    mcNemar,
    p,
    ...(detectable !== undefined && { detectable }),
  };
}

function sumOver(indices: Int32Array, values: Float64Array): number {
  return indices.reduce((sum, i) => sum + values[i]!, 0);
}

function differenceInterval(differences: Float64Array, groups: readonly Int32Array[], confidence: number) {
  const draws: number[] = [];
  bootstrapGroups(groups, { samples: differences.length, resamples, seed: 0 }, (weights) => {
    let [sum, total] = [0, 0];
    for (let i = 0; i < weights.length; i++) {
      sum += weights[i]! * differences[i]!;
      total += weights[i]!;
    }
    draws.push(sum / total);
  });
  const sorted = Float64Array.from(draws).sort();
  return { low: quantile(sorted, (1 - confidence) / 2), high: quantile(sorted, (1 + confidence) / 2) };
}
