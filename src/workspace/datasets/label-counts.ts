/** Images of each label, as far as they were counted. */
export interface LabelCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly atLeast: boolean;
}
