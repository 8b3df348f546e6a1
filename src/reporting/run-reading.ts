import type { ExperimentConfig } from '../experiment/schema/experiment';
import type { Evaluation } from '../runs/evaluation/evaluation';
import type { Predictions } from '../runs/predictions/predictions';
import type { Run } from '../runs/read-run';
import type { SeriesSnapshot } from './series/run-series';

/** Everything a run folder tells, as far as it is there. */
export interface RunReading {
  readonly run: Run;
  /** Absent where this version cannot read it. */
  readonly config?: ExperimentConfig;
  /** Text of the run's `experiment.yaml`; '' where it is missing. */
  readonly experiment: string;
  readonly series: SeriesSnapshot;
  readonly result?: RunResult;
  /** What could not be read, and why. */
  readonly problems: readonly string[];
}

/** The test set's predictions and all that follows from them. */
export interface RunResult {
  readonly predictions: Predictions;
  readonly evaluation: Evaluation;
}
