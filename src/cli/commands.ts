import type { Command } from './command';
import { checkCommand } from './commands/check';
import { evaluateCommand } from './commands/evaluate';
import { predictCommand } from './commands/predict';
import { resumeCommand } from './commands/resume';
import { runsCommand } from './commands/runs';
import { trainCommand } from './commands/train';

/** Every verb, in the order of `--help`. */
export const commands: readonly Command[] = [
  trainCommand,
  resumeCommand,
  evaluateCommand,
  predictCommand,
  checkCommand,
  runsCommand,
];
