import { pointOutline, pointRadius, pointTitles, type PointKind } from '../../../../reporting/charts/point-mark';
import { shortText } from '../../../../reporting/tables/number-text';
import { element, svgElement } from '../../../page/element';
import type { Hover, Pointed } from './hover';
import { pointsNear, valueNear, type Line } from './line';

export interface Legend {
  readonly element: HTMLElement;
  show(lines: readonly Line[], hidden: ReadonlySet<string>, positionText: (x: number) => string): void;
}

/** A button for every line, which hides it; beside it the value where all charts point, else the last one. */
export function legend(hover: Hover, toggle: (id: string) => void): Legend {
  const position = element('span', { class: 'position quiet' });
  const list = element('div', { class: 'entries' });
  const spoken = element('span', { class: 'visually-hidden', 'aria-live': 'polite' });
  const keys = element('div', { class: 'keys quiet' });
  const holder = element('div', { class: 'legend' }, element('div', {}, list, keys), position, spoken);
  let shown: { line: Line; value: HTMLElement }[] = [];
  let textOf: (x: number) => string = String;
  let kept = '';

  const read = (pointed: Pointed | undefined): void => {
    const values = shown.map(({ line, value }) => {
      const found = valueNear(line, pointed?.at ?? Infinity);
      const text = found === undefined ? '' : shortText(found.y);
      value.textContent = text;
      return `${line.label} ${text}`;
    });
    position.textContent = pointed === undefined ? '' : textOf(pointed.at);
    const focused = holder.parentElement?.contains(document.activeElement) === true;
    spoken.textContent =
      pointed !== undefined && focused ? `${textOf(pointed.at)}: ${[...marked(pointed), ...values].join(', ')}` : '';
  };
  const marked = ({ at, reach }: Pointed): string[] =>
    shown.flatMap(({ line }) => pointsNear(line, at, reach)).map(({ label }) => label);
  hover.follow(read);

  return {
    element: holder,
    show(lines, hidden, positionText) {
      textOf = positionText;
      const kinds = new Set(lines.flatMap(({ points = [] }) => points.map(({ kind }) => kind)));
      const key = JSON.stringify([
        lines.map(({ id, label, colour, dash }) => [id, label, colour, dash, hidden.has(id)]),
        [...kinds],
      ]);
      if (key === kept) shown = shown.map(({ value }, i) => ({ line: lines[i]!, value }));
      else {
        kept = key;
        shown = lines.map((line) => ({ line, value: element('span', { class: 'value' }) }));
        list.replaceChildren(...shown.map(({ line, value }) => entry(line, value, hidden.has(line.id), toggle)));
        keys.replaceChildren(...[...kinds].sort().map(pointKey));
      }
      read(hover.pointed);
    },
  };
}

function entry(line: Line, value: HTMLElement, hidden: boolean, toggle: (id: string) => void): HTMLElement {
  const sample = svgElement(
    'svg',
    { class: 'sample', width: 22, height: 8, 'aria-hidden': 'true' },
    svgElement('line', {
      x1: 0,
      x2: 22,
      y1: 4,
      y2: 4,
      stroke: line.colour,
      'stroke-width': line.faint ? 1 : 2,
      'stroke-dasharray': line.dash.join(' '),
      'stroke-opacity': line.faint ? 0.7 : 1,
    }),
  );
  return element(
    'button',
    {
      type: 'button',
      class: 'entry',
      'aria-pressed': String(!hidden),
      title: hidden ? `Show ${line.label}` : `Hide ${line.label}`,
      onclick: () => toggle(line.id),
    },
    sample,
    element('span', {}, line.label),
    value,
  );
}

/** What the shape of a point that stands out means, whatever its colour. */
function pointKey(kind: PointKind): HTMLElement {
  const size = 2 * pointRadius + 2;
  const middle = size / 2;
  return element(
    'span',
    { class: 'key' },
    svgElement(
      'svg',
      { class: 'sample', width: size, height: size, 'aria-hidden': 'true' },
      svgElement('path', {
        d: pointOutline(kind, middle, middle),
        fill: kind === 'best' ? 'currentColor' : 'none',
        stroke: 'currentColor',
        'stroke-width': kind === 'best' ? 0 : 1.5,
      }),
    ),
    pointTitles[kind],
  );
}
