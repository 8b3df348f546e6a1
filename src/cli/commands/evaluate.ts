import { resolve } from 'node:path';
import { mkdirSync } from 'node:fs';
import { prepareTestFolder } from '../../data/prepare-unsplit';
import { headlineMetrics } from '../../runs/evaluation/evaluation';
import { predictionsToCsv } from '../../runs/predictions/predictions-csv';
import { runFiles } from '../../runs/run-files';
import { writeWhole } from '../../shared/atomic-file';
import { usageFailures } from '../../shared/failures/usage';
import { evaluate, predictionsOf } from '../../training/evaluation/evaluate-test';
import { openTrained } from '../../training/run/open-trained';
import { onlyArgument, stringOption } from '../arguments';
import type { Command } from '../command';
import { findRun } from '../find-run';
import { metricsTable } from '../progress/result-text';
import { warnAbout } from '../set-aside';

export const evaluateCommand: Command = {
  name: 'evaluate',
  summary: 'Evaluate a trained run on a folder of images with a folder for each class.',
  usage: 'evaluate RUN --data DIR [--out DIR]',
  options: {
    data: { type: 'string', description: 'folder with a folder of images for each class' },
    out: { type: 'string', description: 'folder for predictions.csv and evaluation.json' },
  },
  async run(input, io) {
    const path = await findRun(onlyArgument(input, 'The run folder or run id', evaluateCommand));
    const folder = stringOption(input, 'data');
    if (folder === undefined) throw usageFailures.missing('--data DIR', evaluateCommand.usage);
    const trained = await openTrained(path);
    try {
      const { config, classes, network, cacheFolder } = trained;
      const merge = config.dataset.source === 'phantom' ? undefined : config.dataset.classes;
      const data = await prepareTestFolder(resolve(folder), { classes, merge }, config.preprocessing, { cacheFolder });
      warnAbout(data, io);
      const indices = Int32Array.from(data.samples, (_, index) => index);
      const predictions = await predictionsOf(network, data, indices, config.training.batchSize);
      await data.close();
      const evaluation = evaluate(predictions, config);
      const out = stringOption(input, 'out');
      if (out !== undefined) {
        mkdirSync(out, { recursive: true });
        writeWhole(resolve(out, runFiles.predictions), [predictionsToCsv(predictions)]);
        writeWhole(resolve(out, runFiles.evaluation), [`${JSON.stringify(evaluation, null, 2)}\n`]);
      }
      const title = `${evaluation.samples} images in ${evaluation.groups} groups`;
      if (io.json) io.out.write(`${JSON.stringify({ run: path, evaluation })}\n`);
      else io.out.write(`${metricsTable(title, headlineMetrics(evaluation))}\nFor research, not for diagnosis.\n`);
      return 0;
    } finally {
      await trained.close();
    }
  },
};
