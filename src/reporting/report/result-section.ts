import { confusionChart } from '../charts/confusion-chart';
import { precisionRecallChart, rocChart, type NamedCurve } from '../charts/curve-charts';
import { histogramChart } from '../charts/histogram-chart';
import { reliabilityChart } from '../charts/reliability-chart';
import { confusionMatrix } from '../result/confusion';
import { precisionRecallCurve, rocCurve } from '../result/curves';
import { galleryOrder } from '../result/gallery-order';
import { confidenceHistogram } from '../result/histograms';
import { reliability } from '../result/reliability';
import type { RunResult } from '../run-reading';
import { histogramTable, reliabilityTable } from '../tables/curve-tables';
import { confusionTable, overallTable, perClassTable } from '../tables/evaluation-tables';
import type { ReportTable } from '../tables/report-table';
import { resultsTable } from '../tables/results-table';
import type { Predictions } from '../../runs/predictions/predictions';
import { figures, tableBlock, type ReportFigure, type ReportSection } from './report-document';

/** How many wrong samples are listed. */
const listed = 20;

/** What one run's test set says. */
export function resultSection(name: string, { predictions, evaluation }: RunResult): ReportSection {
  const wrong = wrongTable(predictions);
  return {
    title: 'Result on the test set',
    blocks: [
      tableBlock(resultsTable([{ name, evaluations: [evaluation] }], evaluation.averaging)),
      figures(...resultFigures(predictions)),
      tableBlock(perClassTable(evaluation)),
      tableBlock(overallTable(evaluation)),
      ...(wrong.rows.length === 0 ? [] : [tableBlock(wrong)]),
    ],
  };
}

function resultFigures(predictions: Predictions): ReportFigure[] {
  const matrix = confusionMatrix(predictions);
  const calibration = reliability(predictions);
  const confidences = confidenceHistogram(predictions);
  const titles = { title: 'How sure it was', x: 'probability of the predicted class' };
  return [
    { draw: (look) => confusionChart(matrix, look), table: confusionTable(matrix, 'counts') },
    { draw: (look) => rocChart(perClass(predictions, rocCurve), look) },
    { draw: (look) => precisionRecallChart(perClass(predictions, precisionRecallCurve), look) },
    { draw: (look) => reliabilityChart(calibration, look), table: reliabilityTable(calibration) },
    { draw: (look) => histogramChart(confidences, look, titles), table: histogramTable(confidences, titles.title) },
  ];
}

/** One curve for each class that has one; with two classes the second's says all. */
export function perClass<C>(
  predictions: Predictions,
  curveOf: (predictions: Predictions, positive: number) => C | undefined,
): NamedCurve<C>[] {
  return predictions.classes.flatMap((name, c) => {
    if (predictions.classes.length === 2 && c === 0) return [];
    const curve = curveOf(predictions, c);
    return curve === undefined ? [] : [{ name, curve }];
  });
}

function wrongTable(predictions: Predictions): ReportTable {
  const { classes, rows } = predictions;
  const wrong = galleryOrder(predictions, { correct: false });
  return {
    caption: `What it got wrong, surest first${wrong.length > listed ? `: ${listed} of ${wrong.length}` : ''}.`,
    columns: [
      { key: 'sample', title: 'Sample', format: 'text' },
      { key: 'true', title: 'True class', format: 'text' },
      { key: 'predicted', title: 'Predicted', format: 'text' },
      { key: 'probability', title: 'Its probability', format: 'score' },
      { key: 'probability_of_true', title: 'Probability of the true class', format: 'score' },
    ],
    rows: wrong
      .slice(0, listed)
      .map(({ id, row, label, predicted, confidence }) => [
        id,
        classes[label]!,
        classes[predicted]!,
        confidence,
        rows[row]!.probabilities[label]!,
      ]),
    notes: [],
  };
}
