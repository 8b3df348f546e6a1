import { precisionRecallChart, rocChart, type NamedCurve } from '../../../../reporting/charts/curve-charts';
import { histogramChart } from '../../../../reporting/charts/histogram-chart';
import { reliabilityChart } from '../../../../reporting/charts/reliability-chart';
import { precisionRecallCurve, rocCurve } from '../../../../reporting/result/curves';
import { confidenceHistogram, probabilityHistogram } from '../../../../reporting/result/histograms';
import { reliability } from '../../../../reporting/result/reliability';
import type { RunResult } from '../../../../reporting/run-reading';
import { histogramTable, reliabilityTable } from '../../../../reporting/tables/curve-tables';
import { overallTable, perClassTable } from '../../../../reporting/tables/evaluation-tables';
import { element } from '../../../page/element';
import { resultRun, type Context, type TabView } from '../context';
import { figureCard } from '../parts/figure-card';
import { tableCard } from '../parts/table-card';
import { confusionCard } from './confusion-card';
import { curvesTable } from './curves-table';
import type { Results } from './results';
import { runChoice } from './run-choice';

/** What the test set says of one run. */
export function resultView(context: Context, results: Results): TabView {
  const choice = runChoice(context);
  const message = element('p', { class: 'quiet empty' });
  let metrics: HTMLElement = element('div');
  let classes: HTMLElement = element('div');
  const confusion = confusionCard(context);
  const roc = figureCard(context, 'roc', 'ROC curves');
  const precision = figureCard(context, 'precision-recall', 'Precision–recall curves');
  const reliable = figureCard(context, 'reliability', 'Reliability');
  const confidence = figureCard(context, 'confidence', 'Confidence, right and wrong');
  const classSelect = element('select', { 'aria-label': 'Class', onchange: () => drawClass() });
  const probability = figureCard(context, 'probability', 'Probability of a class', [classSelect]);
  const figures = [roc, precision, reliable, confidence, probability];
  const grid = element(
    'div',
    { class: 'grid' },
    metrics,
    confusion.element,
    classes,
    ...figures.map((one) => one.element),
  );
  let shown: RunResult | undefined;

  const drawClass = (): void => {
    if (shown === undefined) return;
    const { predictions } = shown;
    const of = Math.max(0, Number(classSelect.value));
    const found = probabilityHistogram(predictions, of);
    const titles = { title: `Probability of ${predictions.classes[of]!}`, x: 'probability' };
    probability.show({
      draw: (look) => histogramChart(found, look, titles),
      table: () => histogramTable(found, `${titles.title}.`),
    });
  };
  const draw = (result: RunResult): void => {
    shown = result;
    const { predictions, evaluation } = result;
    metrics.replaceWith(
      (metrics = tableCard(context, 'metrics', 'Test set', overallTable(evaluation), { wide: false })),
    );
    classes.replaceWith((classes = tableCard(context, 'classes', 'Classes', perClassTable(evaluation))));
    confusion.show(result);
    const rocs = perClass(predictions.classes, (c) => rocCurve(predictions, c));
    roc.show({ draw: (look) => rocChart(rocs, look), table: () => curvesTable.roc(rocs) });
    const recalls = perClass(predictions.classes, (c) => precisionRecallCurve(predictions, c));
    precision.show({
      draw: (look) => precisionRecallChart(recalls, look),
      table: () => curvesTable.precisionRecall(recalls),
    });
    const found = reliability(predictions);
    reliable.show({ draw: (look) => reliabilityChart(found, look), table: () => reliabilityTable(found) });
    const sureness = confidenceHistogram(predictions);
    const titles = { title: 'Confidence, right and wrong', x: 'probability of the predicted class' };
    confidence.show({
      draw: (look) => histogramChart(sureness, look, titles),
      table: () => histogramTable(sureness, `${titles.title}.`),
    });
    classSelect.replaceChildren(...predictions.classes.map((name, c) => element('option', { value: c }, name)));
    drawClass();
  };

  return {
    element: element('div', {}, choice.element, message, grid),
    render() {
      choice.render();
      const run = resultRun(context);
      const loaded = run === undefined ? undefined : results.of(run);
      const result = loaded !== undefined && 'ok' in loaded ? loaded.ok : undefined;
      message.textContent = messageFor(run?.predictions !== undefined, loaded);
      message.hidden = result !== undefined;
      grid.hidden = result === undefined;
      if (result !== undefined && result !== shown) draw(result);
      for (const one of [confusion, ...figures]) one.refresh();
    },
  };
}

function perClass<C>(classes: readonly string[], of: (index: number) => C | undefined): NamedCurve<C>[] {
  return classes.flatMap((name, c) => {
    const curve = of(c);
    return curve === undefined ? [] : [{ name, curve }];
  });
}

/** Why no result shows. */
export function messageFor(predicted: boolean, loaded: ReturnType<Results['of']>): string {
  if (!predicted) return 'There are no predictions yet: they are written when the training is over.';
  if (loaded === undefined) return 'Reading the predictions …';
  return 'wrong' in loaded ? loaded.wrong : '';
}
