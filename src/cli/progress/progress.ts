import type { RunFolder } from '../../runs/run-folder';
import type { RunObserver } from '../../training/run/execute-run';

/** Shows a run to whoever started it: a live line on a terminal, plain lines in a pipe, objects for machines. */
export interface Progress extends RunObserver {
  /** The run ended, by completion or by a stop. */
  ended(folder: RunFolder): void;
}
