import type { Prediction, Predictions } from '../../runs/predictions/predictions';
import { reportingFailures } from '../../shared/failures/reporting';

export interface NamedPredictions {
  /** What the run is called in messages and tables. */
  readonly name: string;
  readonly predictions: Predictions;
}

/** The same test sample as two runs saw it. */
export interface PredictionPair {
  readonly one: Prediction;
  readonly other: Prediction;
}

/**
 * Two runs joined by sample id, in the order of the first. The test sets must be the same: ids, true classes, groups and
 * names of the classes. Throws `reportingFailures.differentTestSets` and `.repeatedSample`.
 */
export function pairPredictions(one: NamedPredictions, other: NamedPredictions): PredictionPair[] {
  const refuse = (why: string): never => {
    throw reportingFailures.differentTestSets(one.name, other.name, why);
  };
  const { classes } = one.predictions;
  if (classes.join('\n') !== other.predictions.classes.join('\n')) refuse('their classes are not the same');
  const [ofOne, ofOther] = [byId(one), byId(other)];
  const missing = [...ofOne.keys()].filter((id) => !ofOther.has(id)).length;
  const additional = [...ofOther.keys()].filter((id) => !ofOne.has(id)).length;
  if (missing + additional > 0)
    refuse(`${missing} test samples are in the first only, ${additional} in the second only`);
  return one.predictions.rows.map((row) => {
    const partner = ofOther.get(row.id)!;
    if (partner.label !== row.label) refuse('a sample has another true class in each');
    if (partner.group !== row.group) refuse('a sample belongs to another group in each');
    return { one: row, other: partner };
  });
}

function byId({ name, predictions }: NamedPredictions): ReadonlyMap<string, Prediction> {
  const rows = new Map<string, Prediction>();
  for (const row of predictions.rows) {
    if (rows.has(row.id)) throw reportingFailures.repeatedSample(name, row.id);
    rows.set(row.id, row);
  }
  return rows;
}
