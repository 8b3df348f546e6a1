import { element } from '../../../../page/element';
import { realText } from '../../regions/numbers';

/** Rows shown: those that differ most. */
const most = 100;

/** Weights of two circuits of one form, those that differ most first. */
export function weightTable(
  a: readonly number[],
  b: readonly number[],
  differences: readonly number[],
  names: readonly [string, string],
): HTMLElement {
  const order = differences.map((_, k) => k).sort((k, j) => Math.abs(differences[j]!) - Math.abs(differences[k]!));
  const rows = order.slice(0, most).map((k) => {
    const bar = element('div', { class: 'fill' });
    bar.style.width = `${(100 * Math.abs(differences[k]!)) / Math.PI}%`;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, 'θ', element('sub', {}, String(k))),
      element('td', {}, realText(a[k]!)),
      element('td', {}, realText(b[k]!)),
      element('td', {}, realText(differences[k]!)),
      element('td', { class: 'size' }, element('div', { class: 'gauge' }, bar)),
    );
  });
  const head = ['Weight', names[0], names[1], 'Difference (rad)', 'of half a turn'];
  const rest = differences.length - most;
  return element(
    'div',
    { class: 'weights' },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...head.map((title) => element('th', { scope: 'col' }, title)))),
      element('tbody', {}, ...rows),
    ),
    rest > 0 ? element('p', { class: 'quiet' }, `and ${rest} more that differ less`) : undefined,
  );
}
