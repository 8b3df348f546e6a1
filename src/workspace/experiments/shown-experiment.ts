import type { DatasetConfig } from '../../experiment/schema/dataset';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import type { Problem } from '../../experiment/problem';
import type { ShownRun } from '../runs/shown-run';

/** An experiment file as the window shows it. */
export interface ShownExperiment {
  /** Absolute path. */
  readonly file: string;
  /** The experiment's own name; the file's while it has not been read or cannot be. */
  readonly name: string;
  /** What is wrong with it; undefined until it was checked. */
  readonly checked: CheckedExperiment | undefined;
  /** Its runs, newest first. */
  readonly runs: readonly ShownRun[];
  /** The newest run that completed, whose metrics are its last result. */
  readonly lastResult: ShownRun | undefined;
}

export interface CheckedExperiment {
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly Problem[];
  /** With every default; absent where there are errors. */
  readonly config: ExperimentConfig | undefined;
  /** Its dataset, also where that is not there; absent where the file is wrong otherwise. */
  readonly dataset: DatasetConfig | undefined;
}
