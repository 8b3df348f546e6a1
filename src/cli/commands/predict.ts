import { prepareFiles } from '../../data/prepare-unsplit';
import { csvLine } from '../../shared/csv';
import { usageFailures } from '../../shared/failures/usage';
import { predictProbabilities } from '../../training/evaluation/predict';
import { openTrained } from '../../training/run/open-trained';
import { stringOption } from '../arguments';
import type { Command, CommandIo } from '../command';
import { findRun } from '../find-run';
import { warnAbout } from '../set-aside';

interface Answer {
  readonly file: string;
  readonly predicted: string;
  readonly probabilities: Readonly<Record<string, number>>;
}

export const predictCommand: Command = {
  name: 'predict',
  summary: 'Predict images with a trained run; for research, not for diagnosis.',
  usage: 'predict RUN FILE|DIR… [--format csv|json]',
  options: { format: { type: 'string', description: 'csv (what it prints if left out) or json' } },
  async run(input, io) {
    const [name, ...files] = input.positionals;
    if (name === undefined) throw usageFailures.missing('The run folder or run id', predictCommand.usage);
    if (files.length === 0) throw usageFailures.missing('An image file or folder', predictCommand.usage);
    const format = io.json ? 'json' : (stringOption(input, 'format') ?? 'csv');
    if (format !== 'csv' && format !== 'json') throw usageFailures.badOption('format', format, 'csv or json');
    const trained = await openTrained(await findRun(name));
    try {
      const { config, classes, network, cacheFolder } = trained;
      const data = await prepareFiles(files, classes, config.preprocessing, { cacheFolder });
      warnAbout(data, io);
      const indices = Int32Array.from(data.samples, (_, index) => index);
      const probabilities = await predictProbabilities(network, data, indices, config.training.batchSize);
      await data.close();
      const answers = data.samples.map(({ id }, row) => answer(id, classes, probabilities, row));
      write(answers, classes, format, io);
      return data.setAside.length > 0 ? 3 : 0;
    } finally {
      await trained.close();
    }
  },
};

function answer(file: string, classes: readonly string[], all: Float32Array, row: number): Answer {
  const own = all.subarray(row * classes.length, (row + 1) * classes.length);
  const predicted = classes[own.indexOf(Math.max(...own))]!;
  return { file, predicted, probabilities: Object.fromEntries(classes.map((name, c) => [name, own[c]!])) };
}

function write(
  answers: readonly Answer[],
  classes: readonly string[],
  format: 'csv' | 'json',
  { out }: CommandIo,
): void {
  if (format === 'json') {
    for (const one of answers) out.write(`${JSON.stringify(one)}\n`);
    return;
  }
  out.write(csvLine(['file', 'predicted', ...classes.map((name) => `p:${name}`)]));
  for (const { file, predicted, probabilities } of answers)
    out.write(csvLine([file, predicted, ...classes.map((name) => String(probabilities[name]))]));
}
