import type { ComplexMatrix } from '../../../../quantum/gates/gate';
import { dimensionOf } from '../../../../quantum/gates/matrices';
import { element } from '../../../page/element';
import { complexText } from './numbers';

/** A matrix in brackets, its zeros quiet. */
export function matrixTable(matrix: ComplexMatrix): HTMLTableElement {
  const dimension = dimensionOf(matrix);
  const entry = (row: number, column: number): HTMLTableCellElement => {
    const at = 2 * (row * dimension + column);
    const text = complexText(matrix[at] ?? 0, matrix[at + 1] ?? 0, dimension > 4 ? 2 : 4);
    return element('td', { class: text === '0' ? 'zero' : undefined }, text);
  };
  const rows = Array.from({ length: dimension }, (_, row) =>
    element('tr', {}, ...Array.from({ length: dimension }, (_c, column) => entry(row, column))),
  );
  return element(
    'table',
    { class: 'matrix', 'aria-label': `${dimension} × ${dimension} matrix` },
    element('tbody', {}, ...rows),
  );
}
