import { ask, type Wish } from '../runs/control/wish';
import { readRun } from '../runs/read-run';
import { trainerFailures } from '../shared/failures/trainer';
import { onlyArgument } from './arguments';
import type { Command } from './command';
import { findRun } from './find-run';

/** A command that asks the trainer of a run, whoever started it and on whatever machine, by a file in the run folder. */
export function askCommand(what: { name: string; summary: string; wish: Wish; done: string }): Command {
  const { name, summary, wish, done } = what;
  const usage = `${name} RUN`;
  return {
    name,
    summary,
    usage,
    options: {},
    async run(input, io) {
      const path = await findRun(onlyArgument(input, 'The run folder or run id', { usage }));
      const { record, liveness } = readRun(path);
      if (liveness === 'ended' || liveness === 'dead') throw trainerFailures.notRunning(path);
      ask(path, wish);
      io.out.write(io.json ? `${JSON.stringify({ run: path, asked: wish })}\n` : `${record.id}: ${done}\n`);
      return 0;
    },
  };
}
