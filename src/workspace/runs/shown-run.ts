import type { Run } from '../../runs/read-run';
import type { Standing } from '../../runs/standing';

/** A run as the window shows it. */
export interface ShownRun extends Run {
  /** How it stands: the recorded state, or `died` / `silent` with a reason. */
  readonly standing: Standing;
  /** Whether it was asked to stop and has not done so yet. */
  readonly stopping: boolean;
  /** While a trainer works on it, once it has told something. */
  readonly live?: LiveProgress;
}

/** How far a run is, by the newest of its events. */
export interface LiveProgress {
  /** The epoch under way, from 1, of how many. */
  readonly epoch: number;
  readonly epochs: number;
  /** Batches of this epoch done, of how many. */
  readonly batch: number;
  readonly batches: number;
  /** Over this epoch so far, on the training set; null where not finite. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly imagesPerSecond: number | null;
  /** Estimate; undefined as long as there is nothing to go by. */
  readonly secondsLeft: number | undefined;
  /** Files prepared of all, before the first batch. */
  readonly preparing?: { readonly done: number; readonly total: number };
}
