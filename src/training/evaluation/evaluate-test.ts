import type { PreparedData } from '../../data/prepared-data';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { evaluatePredictions } from '../../runs/evaluation/evaluate';
import { headlineMetrics, type Evaluation } from '../../runs/evaluation/evaluation';
import type { Predictions } from '../../runs/predictions/predictions';
import { predictionsToCsv } from '../../runs/predictions/predictions-csv';
import type { RunFolder } from '../../runs/run-folder';
import { runFiles } from '../../runs/run-files';
import type { RunRecord } from '../../runs/run-record';
import type { Network } from '../model/build-network';
import { predictProbabilities } from './predict';

/** Predicts samples and puts what was said beside the truth. */
export async function predictionsOf(
  network: Network,
  data: PreparedData,
  indices: Int32Array,
  batchSize: number,
): Promise<Predictions> {
  const probabilities = await predictProbabilities(network, data, indices, batchSize);
  const classes = data.classes.length;
  const rows = Array.from(indices, (index, row) => {
    const { id, group, label } = data.samples[index]!;
    const own = probabilities.subarray(row * classes, (row + 1) * classes);
    return { id, group, label, predicted: own.indexOf(Math.max(...own)), probabilities: own };
  });
  return { classes: data.classes, rows };
}

/** The evaluation an experiment asks for, from predictions alone. */
export function evaluate(predictions: Predictions, { evaluation, seed }: ExperimentConfig): Evaluation {
  return evaluatePredictions(predictions, { ...evaluation, seed });
}

/** Writes `predictions.csv` and `evaluation.json` of the test split, and returns the metrics that the experiment names, for `run.json`. */
export async function evaluateTest(
  session: { readonly config: ExperimentConfig; readonly data: PreparedData; readonly network: Network },
  test: Int32Array,
  folder: RunFolder,
): Promise<NonNullable<RunRecord['metrics']>> {
  const { config, data, network } = session;
  const predictions = await predictionsOf(network, data, test, config.training.batchSize);
  folder.write(runFiles.predictions, [predictionsToCsv(predictions)]);
  const evaluation = evaluate(predictions, config);
  folder.write(runFiles.evaluation, [`${JSON.stringify(evaluation, null, 2)}\n`]);
  const headline = headlineMetrics(evaluation);
  return Object.fromEntries(config.evaluation.metrics.map((name) => [name, headline[name]]));
}
