import { element, together, type Markup } from '../markup/element';
import type { ConfusionMatrix } from '../result/confusion';
import { countText, shareText } from '../tables/number-text';
import { round, svgDocument, titleMarkup, titleWidth } from './frame';
import type { ChartLook } from './look';

const cell = 62;
const top = 46;
/** Up to this width the chart grows with its title. */
const widestTitle = 440;

/** Counts with the share of their row, which also shades the cell. Never so dark that the ink could not be read. */
export function confusionChart(matrix: ConfusionMatrix, look: ChartLook, title = 'Confusion matrix'): string {
  const { classes } = matrix;
  const shortened = classes.map((name) => (name.length > 18 ? `${name.slice(0, 17)}…` : name));

  const longest = Math.max(...shortened.map((name) => name.length)) * 6.2;
  const left = 34 + longest;
  const slanted = longest > cell - 8;
  const side = classes.length * cell;
  const below = slanted ? 18 + 0.57 * longest : 22;
  const size = {
    width: Math.ceil(Math.max(left + side + 10, Math.min(widestTitle, titleWidth(title)))),
    height: Math.ceil(top + side + below + 22),
    title,
    description: describe(matrix),
  };
  const names = shortened.map((name, c) => {
    const middle = round((c + 0.5) * cell);
    const column = slanted
      ? { transform: `translate(${left + middle} ${top + side + 14}) rotate(-35)`, 'text-anchor': 'end' }
      : { x: left + middle, y: top + side + 16, 'text-anchor': 'middle' };
    return together(
      element('text', { x: left - 7, y: top + middle + 4, 'text-anchor': 'end' }, name),
      element('text', column, name),
    );
  });
  return svgDocument(
    size,
    look,
    titleMarkup(title, 8, size.width),
    element('text', { x: 8, y: 34, 'font-size': 10 }, 'rows: true class, columns: predicted; share of the row in %'),
    ...classes.flatMap((_, row) => classes.map((__, column) => cellMarkup(matrix, row, column, left, look))),
    ...names,
    element(
      'text',
      { x: left + side / 2, y: round(top + side + below + 14), 'text-anchor': 'middle' },
      'predicted class',
    ),
    element(
      'text',
      { transform: `translate(14 ${top + side / 2}) rotate(-90)`, 'text-anchor': 'middle' },
      'true class',
    ),
  );
}

function cellMarkup(
  { counts, rowShares }: ConfusionMatrix,
  row: number,
  column: number,
  left: number,
  { shade }: ChartLook,
): Markup {
  const share = rowShares[row]![column]!;
  const [x, y] = [round(left + column * cell), top + row * cell];
  const middle = round(x + cell / 2);
  return together(
    element('rect', {
      x,
      y,
      width: cell,
      height: cell,
      fill: shade,
      'fill-opacity': Number.isNaN(share) ? 0 : round(8 * share) / 10,
      stroke: 'currentColor',
      'stroke-opacity': 0.35,
    }),
    element(
      'text',
      { x: middle, y: y + cell / 2 - 2, 'text-anchor': 'middle', 'font-size': 14 },
      countText(counts[row]![column]!),
    ),
    element('text', { x: middle, y: y + cell / 2 + 15, 'text-anchor': 'middle', 'font-size': 10 }, shareText(share, 1)),
  );
}

function describe({ classes, counts }: ConfusionMatrix): string {
  const rows = classes.map((name, c) => {
    const total = counts[c]!.reduce((sum, count) => sum + count, 0);
    return `${name}: ${counts[c]![c]!} of ${total} right`;
  });
  return `${rows.join('; ')}.`;
}
