import type { RunFolder } from '../../runs/run-folder';
import type { RunObserver } from '../../training/run/execute-run';
import type { CommandIo } from '../command';
import { JsonProgress } from './json-progress';
import { TextProgress } from './text-progress';

/** Shows a run to whoever started it: a live line on a terminal, plain lines in a pipe, objects for machines. */
export interface Progress extends RunObserver {
  /** The run ended, by completion or by a stop. */
  ended(folder: RunFolder): void;
}

export function progressFor(io: CommandIo): Progress {
  return io.json ? new JsonProgress(io.out) : new TextProgress(io.out);
}
