import { confusionChart } from '../../../../reporting/charts/confusion-chart';
import { paperLook } from '../../../../reporting/charts/look';
import { confusionMatrix, type ConfusionMatrix } from '../../../../reporting/result/confusion';
import type { RunResult } from '../../../../reporting/run-reading';
import { confusionTable } from '../../../../reporting/tables/evaluation-tables';
import { shareText } from '../../../../reporting/tables/number-text';
import { element } from '../../../page/element';
import type { Context } from '../context';
import { card, type Card } from '../parts/card';

/** Samples that a cell names. */
const mostNames = 12;

export interface ConfusionCard extends Card {
  show(result: RunResult): void;
}

/** Counts and row percentages; a cell names its samples and opens them in the gallery. */
export function confusionCard(context: Context): ConfusionCard {
  const holder = element('div', { class: 'figure-holder' });
  const named = element('p', { class: 'named quiet', 'aria-live': 'polite' });
  let matrix: ConfusionMatrix | undefined;
  const frame = card(context, {
    name: 'confusion',
    title: 'Confusion matrix',
    content: [holder, named],
    table: () => (matrix === undefined ? undefined : confusionTable(matrix, 'counts')),
    svg: () => (matrix === undefined ? undefined : confusionChart(matrix, paperLook)),
  });
  const name = (row: number, column: number): void => {
    named.textContent = matrix === undefined ? '' : namesText(matrix, row, column);
  };
  const open = (label: number, predicted: number): void => {
    const gallery = { ...context.state.gallery, label, predicted, only: 'all' as const };
    context.change({ tab: 'gallery', gallery });
  };
  return {
    ...frame,
    show({ predictions }) {
      const made = confusionMatrix(predictions);
      matrix = made;
      named.textContent = 'A cell names its samples; press it to see them.';
      holder.replaceChildren(grid(made, name, open));
      frame.refresh();
    },
  };
}

function grid(
  { classes, counts, rowShares }: ConfusionMatrix,
  name: (row: number, column: number) => void,
  open: (row: number, column: number) => void,
): HTMLElement {
  const cell = (row: number, column: number): HTMLElement => {
    const [count, share] = [counts[row]![column]!, rowShares[row]![column]!];
    const button = element(
      'button',
      {
        type: 'button',
        class: 'cell',
        'aria-label': `true ${classes[row]!}, predicted ${classes[column]!}: ${count} samples, ${shareText(share, 1)} % of the row`,
        onpointerenter: () => name(row, column),
        onfocus: () => name(row, column),
        onclick: () => open(row, column),
      },
      element('span', { class: 'count' }, String(count)),
      element('span', { class: 'share' }, `${shareText(share, 1)} %`),
    );
    button.style.setProperty('--share', String(Number.isNaN(share) ? 0 : share));
    return element('td', {}, button);
  };
  const table = element(
    'table',
    { class: 'confusion', 'aria-label': 'Confusion matrix: rows are true classes, columns predicted ones' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td', { class: 'corner quiet' }, 'true \\ predicted'),
        ...classes.map((title) => element('th', { scope: 'col', title }, title)),
      ),
    ),
    element(
      'tbody',
      {},
      ...classes.map((title, row) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row', title }, title),
          ...classes.map((_, column) => cell(row, column)),
        ),
      ),
    ),
  );
  table.style.setProperty('--classes', String(classes.length));
  return table;
}

function namesText({ classes, ids }: ConfusionMatrix, row: number, column: number): string {
  const found = ids[row]![column]!;
  const what = `${classes[row]!} taken for ${classes[column]!}`;
  if (found.length === 0) return `${what}: none.`;
  const more = found.length > mostNames ? ` and ${found.length - mostNames} more` : '';
  return `${what}: ${found.slice(0, mostNames).join(', ')}${more}.`;
}
