// A process that forks a trainer as the extension does and then only lives: `host.ts EXPERIMENT RUNS`. Prints run folder and pid.
import { join } from 'node:path';
import { readSettings } from '../../../src/workspace/settings';
import { forkTrainer } from '../../../src/workspace/trainers/fork-trainer';
import { trainerCommand } from '../../../src/workspace/trainers/trainer-command';

const [experiment = '', runs = ''] = process.argv.slice(2);
const script = join(__dirname, '..', '..', '..', 'dist', 'trainer.js');
const command = trainerCommand(readSettings({ get: () => undefined }), {
  execPath: process.execPath,
  environment: process.env,
});
const args = ['--experiment', experiment, '--runs', runs];
void forkTrainer(script, args, command, join(runs, 'trainer.log')).then(
  ({ run, pid }) => {
    process.stdout.write(`${JSON.stringify({ run, pid })}\n`);
    setInterval(() => undefined, 1000);
  },
  (error: unknown) => {
    process.stdout.write(`${JSON.stringify({ failed: String(error) })}\n`);
  },
);
