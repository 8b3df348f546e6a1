import type { PreparedData, SplitName } from '../../data/prepared-data';
import type { DataSummary } from '../../runs/run-record';

/** Indices into `data.samples` of one split. */
export function indicesOf(data: PreparedData, split: SplitName): Int32Array {
  const indices: number[] = [];
  data.samples.forEach((sample, index) => {
    if (sample.split === split) indices.push(index);
  });
  return Int32Array.from(indices);
}

/** Counts of a dataset, for `run.json`. */
export function dataSummary(data: PreparedData): DataSummary {
  const perSplit = <T>(count: (split: SplitName) => T): Record<SplitName, T> => ({
    train: count('train'),
    validation: count('validation'),
    test: count('test'),
  });
  const of = (split: SplitName): PreparedData['samples'] => data.samples.filter((sample) => sample.split === split);
  return {
    classes: [...data.classes],
    samples: perSplit((split) => data.classes.map((_, label) => of(split).filter((s) => s.label === label).length)),
    groups: perSplit((split) => new Set(of(split).map((sample) => sample.group)).size),
    setAside: data.setAside.length,
  };
}
