import type { Command } from './command';
import { checkCommand } from './commands/check';
import { circuitCommand } from './commands/circuit';
import { checkpointCommand } from './commands/checkpoint';
import { enginesCommand } from './commands/engines';
import { evaluateCommand } from './commands/evaluate';
import { predictCommand } from './commands/predict';
import { reportCommand } from './commands/report';
import { resumeCommand } from './commands/resume';
import { runsCommand } from './commands/runs';
import { simulateCommand } from './commands/simulate';
import { stopCommand } from './commands/stop';
import { trainCommand } from './commands/train';

/** Every verb, in the order of `--help`. */
export const commands: readonly Command[] = [
  trainCommand,
  resumeCommand,
  stopCommand,
  checkpointCommand,
  evaluateCommand,
  predictCommand,
  checkCommand,
  runsCommand,
  reportCommand,
  circuitCommand,
  simulateCommand,
  enginesCommand,
];
