/** A dataset that experiments of the workspace name. */
export interface ShownDataset {
  /** Absolute path of the folder or manifest, or `phantom`. */
  readonly id: string;
  readonly source: 'phantom' | 'folder' | 'manifest';
  /** What to call it: the folder's or the table's name. */
  readonly name: string;
  /** Absolute path; absent for the built-in phantom. */
  readonly path?: string;
  /** Experiment files that name it. */
  readonly experiments: readonly string[];
  /** Undefined until it was looked into; `missing` where it is not there. */
  readonly contents: DatasetContents | 'missing' | undefined;
  readonly audit: DatasetAudit | undefined;
}

export interface DatasetContents {
  readonly classes: readonly DatasetClass[];
  /** Whether counting stopped at the limit: counts are "at least". */
  readonly atLeast: boolean;
}

export interface DatasetClass {
  readonly name: string;
  /** Images; of the folder's listing, not judged by their content. */
  readonly count: number;
}

/** What the newest run that read it whole found; undefined on a dataset: not audited yet. */
export interface DatasetAudit {
  /** Path of the run folder, and when it began; ISO 8601. */
  readonly run: string;
  readonly when: string;
  readonly setAside: number;
  readonly warnings: readonly AuditWarning[];
}

export interface AuditWarning {
  readonly kind: 'identical-across-split' | 'group-across-split' | 'unknown-groups' | 'two-labels' | 'other';
  /** As the run told it. */
  readonly message: string;
}
