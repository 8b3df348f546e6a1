import { resumeRun } from '../../training/run/train-experiment';
import { onlyArgument } from '../arguments';
import type { Command } from '../command';
import { progressFor } from '../progress/progress-for';
import { findRun } from '../find-run';
import { runUntilEnd } from '../run-until-end';

export const resumeCommand: Command = {
  name: 'resume',
  summary: 'Go on with a run that was stopped, failed or killed, from its last checkpoint.',
  usage: 'resume RUN',
  options: {},
  async run(input, io) {
    const path = await findRun(onlyArgument(input, 'The run folder or run id', resumeCommand));
    const progress = progressFor(io);
    return runUntilEnd(progress, (control) => resumeRun(path, progress, control));
  },
};
