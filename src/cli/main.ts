import { runCommandLine } from './command-line';
import { commands } from './commands';

void runCommandLine(process.argv.slice(2), commands, { out: process.stdout, err: process.stderr }).then((code) => {
  process.exitCode = code;
});
