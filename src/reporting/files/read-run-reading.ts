import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { evaluatePredictions } from '../../runs/evaluation/evaluate';
import { readEvents } from '../../runs/follow-events';
import { predictionsFromCsv } from '../../runs/predictions/predictions-csv';
import { isMissing, readRun } from '../../runs/read-run';
import { readRunExperiment } from '../../runs/run-experiment';
import { runFiles } from '../../runs/run-files';
import { messageOf } from '../../shared/failure';
import type { RunReading, RunResult } from '../run-reading';
import { RunSeries, type SeriesSnapshot } from '../series/run-series';

/**
 * Reads a run folder from its files alone. Metrics are computed anew from `predictions.csv`, as the experiment asks. What
 * is missing or unreadable is left out and told in `problems`; only a folder without `run.json` is a failure (as `readRun`).
 */
export async function readRunReading(path: string): Promise<RunReading> {
  const run = readRun(path);
  const problems: string[] = [];
  const config = await readRunExperiment(path).catch((thrown: unknown) => {
    problems.push(messageOf(thrown));
    return undefined;
  });
  const experiment = (await readIfThere(join(path, runFiles.experiment))) ?? '';
  const series = await readSeries(path, problems);
  const result = await readResult(path, config, problems);
  return { run, ...(config && { config }), experiment, series, ...(result && { result }), problems };
}

async function readSeries(path: string, problems: string[]): Promise<SeriesSnapshot> {
  const series = new RunSeries();
  let unreadable = 0;
  for await (const item of readEvents(join(path, runFiles.events)))
    if (item.kind === 'event') series.add(item.event);
    else unreadable++;
  if (unreadable > 0) problems.push(`${unreadable} lines of ${runFiles.events} cannot be read and were passed over.`);
  return series.snapshot();
}

async function readResult(
  path: string,
  config: ExperimentConfig | undefined,
  problems: string[],
): Promise<RunResult | undefined> {
  const file = join(path, runFiles.predictions);
  try {
    const text = await readIfThere(file);
    if (text === undefined) return undefined;
    const predictions = predictionsFromCsv(text, file);
    const wanted = config?.evaluation ?? { averaging: 'macro', bootstrap: 1000, confidence: 0.95 };
    return { predictions, evaluation: evaluatePredictions(predictions, { ...wanted, seed: config?.seed ?? 0 }) };
  } catch (thrown) {
    problems.push(messageOf(thrown));
    return undefined;
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((thrown: unknown) => {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  });
}
