import { datasetFailures } from '../../shared/failures/dataset';
import { byText } from './listing';

export interface ClassMap {
  readonly classes: readonly string[];
  /** Label → index into `classes`; labels that belong to no class are left out of the experiment. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Each label a class, sorted by name; or, where `merge` is given, its classes in its order and only their labels. */
export function classMap(
  labels: readonly string[],
  merge: Readonly<Record<string, string | readonly string[]>> | undefined,
): ClassMap {
  const classes = merge === undefined ? [...labels].sort(byText) : Object.keys(merge);
  const indexOf = new Map<string, number>();
  if (merge === undefined) classes.forEach((label, i) => indexOf.set(label, i));
  else
    classes.forEach((name, i) => {
      for (const label of [merge[name]!].flat()) {
        if (!labels.includes(label)) throw datasetFailures.unknownClassLabel(name, label, labels);
        const before = indexOf.get(label);
        if (before !== undefined) throw datasetFailures.labelInTwoClasses(label, classes[before]!, name);
        indexOf.set(label, i);
      }
    });
  if (classes.length === 1) throw datasetFailures.oneClass(classes[0]!);
  return { classes, indexOf };
}
