import { resolve } from 'node:path';
import { problemText } from '../../experiment/problem';
import { loadForTraining } from '../../training/run/load-for-training';
import { trainExperiment } from '../../training/run/train-experiment';
import { onlyArgument, stringOption, stringOptions } from '../arguments';
import type { Command } from '../command';
import { progressFor } from '../progress/progress-for';
import { runUntilEnd } from '../run-until-end';

export const trainCommand: Command = {
  name: 'train',
  summary: 'Train an experiment into a new run folder.',
  usage: 'train FILE [--set path=value]… [--runs DIR]',
  options: {
    set: { type: 'string', multiple: true, description: 'change one value, as in --set training.epochs=3; repeatable' },
    runs: { type: 'string', description: 'folder to hold .hybrid-qml/runs' },
  },
  async run(input, io) {
    const file = resolve(onlyArgument(input, 'The experiment file', trainCommand));
    const { config, warnings } = await loadForTraining(file, stringOptions(input, 'set'));
    for (const warning of warnings) io.err.write(`${problemText(warning, file)}\n`);
    const progress = progressFor(io);
    const root = stringOption(input, 'runs');
    return runUntilEnd(progress, (control) => trainExperiment({ config, file, root }, progress, control));
  },
};
