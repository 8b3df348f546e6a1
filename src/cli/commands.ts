import type { Command } from './command';
import { checkCommand } from './commands/check';
import { circuitCommand } from './commands/circuit';
import { evaluateCommand } from './commands/evaluate';
import { predictCommand } from './commands/predict';
import { resumeCommand } from './commands/resume';
import { runsCommand } from './commands/runs';
import { simulateCommand } from './commands/simulate';
import { trainCommand } from './commands/train';

/** Every verb, in the order of `--help`. */
export const commands: readonly Command[] = [
  trainCommand,
  resumeCommand,
  evaluateCommand,
  predictCommand,
  checkCommand,
  runsCommand,
  circuitCommand,
  simulateCommand,
];
