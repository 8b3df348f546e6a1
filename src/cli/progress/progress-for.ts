import type { CommandIo } from '../command';
import { JsonProgress } from './json-progress';
import type { Progress } from './progress';
import { TextProgress } from './text-progress';

/** Objects for machines, text for people. */
export function progressFor(io: CommandIo): Progress {
  return io.json ? new JsonProgress(io.out) : new TextProgress(io.out);
}
