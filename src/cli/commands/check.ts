import { dirname, resolve } from 'node:path';
import { classMap } from '../../data/listing/classes';
import { listDataset } from '../../data/listing/list-dataset';
import { loadForTraining } from '../../training/run/load-for-training';
import { problemText } from '../../experiment/problem';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { measureStep, type StepMeasurement } from '../../training/estimate/measure-step';
import { onlyArgument, stringOptions } from '../arguments';
import type { Command } from '../command';
import { duration, table } from '../progress/format';

interface DataOutline {
  readonly classes: readonly string[];
  readonly images: number;
  /** Expected in the training split. */
  readonly training: number;
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'Check an experiment without training: problems, layers, parameters, memory and time.',
  usage: 'check FILE [--set path=value]…',
  options: { set: { type: 'string', multiple: true, description: 'change one value, as for train' } },
  async run(input, io) {
    const file = resolve(onlyArgument(input, 'The experiment file', checkCommand));
    const { config, warnings } = await loadForTraining(file, stringOptions(input, 'set'));
    for (const warning of warnings) io.err.write(`${problemText(warning, file)}\n`);
    const data = await outline(config, dirname(file));
    const measured = await measureStep(config, data.classes.length);
    if (io.json)
      io.out.write(`${JSON.stringify({ file, data, ...measured, epochSeconds: epochSeconds(data, measured) })}\n`);
    else io.out.write(`${report(config, data, measured)}\n`);
    return 0;
  },
};

async function outline(config: ExperimentConfig, folder: string): Promise<DataOutline> {
  const { dataset } = config;
  const listing = await listDataset(dataset, folder, config.training.seeds.split ?? config.seed);
  const { classes, indexOf } = classMap(listing.labels, dataset.source === 'phantom' ? undefined : dataset.classes);
  const files = listing.files.filter(({ label }) => indexOf.has(label));
  const { kind, test, folds, validation } = dataset.split;
  const given = files.filter(({ givenSplit }) => givenSplit === 'train').length;
  const outer = { given, holdout: files.length * (1 - test), kfold: files.length * (1 - 1 / folds) }[kind];
  return { classes, images: files.length, training: Math.round(outer * (1 - validation)) };
}

function epochSeconds(data: DataOutline, { imagesPerSecond }: StepMeasurement): number {
  return data.training / imagesPerSecond;
}

function report(config: ExperimentConfig, data: DataOutline, measured: StepMeasurement): string {
  const { summary, engine, threads, imagesPerSecond, residentBytes, gradient, plainLayers } = measured;
  const rows = summary.layers.map(({ name, kind, output, parameters }) => [
    name,
    kind,
    output.join('×'),
    parameters.toLocaleString('en'),
  ]);
  const { total, classical, quantum } = summary.parameters;
  const seconds = epochSeconds(data, measured);
  return [
    `${config.name}: ${data.images.toLocaleString('en')} images, classes ${data.classes.join(', ')}; about ${data.training.toLocaleString('en')} to train on`,
    '',
    table(['layer', 'kind', 'output', 'parameters'], rows),
    '',
    `${total.toLocaleString('en')} trainable parameters: ${classical.toLocaleString('en')} classical, ${quantum} quantum`,
    ...plainLayers.map(({ layer, kernels }) => `${layer} uses plain JavaScript kernels: ${kernels.join(', ')}`),
    ...(gradient === undefined ? [] : [`gradient of the circuit: ${gradient}`]),
    `${engine}, ${threads} threads: ${imagesPerSecond.toFixed(0)} images/s measured, ${Math.round(residentBytes / 2 ** 20)} MiB resident`,
    `about ${duration(seconds)} an epoch, ${duration(seconds * config.training.epochs)} for ${config.training.epochs} epochs, without evaluation`,
  ].join('\n');
}
