import type { Drawing, Shape } from '../../../../quantum/drawing/shapes';

export type Direction = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

/** A gate that is drawn, with the cells it covers. */
interface Cell {
  readonly operation: number;
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
}

/** The gate that a key leads to; the same one where there is none further. Folded gates are passed over. */
export function walk(drawing: Drawing, from: number | undefined, direction: Direction): number | undefined {
  const cells = cellsOf(drawing);
  const order = cells.map(({ operation }) => operation);
  const here = cells.find(({ operation }) => operation === from);
  if (direction === 'first' || here === undefined) return direction === 'last' ? order.at(-1) : order[0];
  if (direction === 'last') return order.at(-1);
  if (direction === 'next') return order.find((one) => one > here.operation) ?? from;
  if (direction === 'previous') return order.findLast((one) => one < here.operation) ?? from;
  return nearest(cells, here, direction)?.operation ?? from;
}

/** Above or below, the wires nearest first, in them the columns nearest. */
function nearest(cells: readonly Cell[], here: Cell, direction: 'up' | 'down'): Cell | undefined {
  const rows = (cell: Cell): number => (direction === 'up' ? here.top - cell.bottom : cell.top - here.bottom);
  const distance = (cell: Cell): number => rows(cell) * 3 + Math.abs(cell.column - here.column);
  return cells
    .filter((cell) => rows(cell) > 0)
    .reduce<Cell | undefined>(
      (best, cell) => (best === undefined || distance(cell) < distance(best) ? cell : best),
      undefined,
    );
}

function cellsOf({ shapes }: Drawing): readonly Cell[] {
  const cells = new Map<number, Cell>();
  for (const shape of shapes) {
    if (!('operation' in shape)) continue;
    const [top, bottom] = rowsOf(shape);
    const known = cells.get(shape.operation);
    cells.set(shape.operation, {
      operation: shape.operation,
      column: shape.column,
      top: Math.min(known?.top ?? top, top),
      bottom: Math.max(known?.bottom ?? bottom, bottom),
    });
  }
  return [...cells.values()].sort((a, b) => a.operation - b.operation);
}

function rowsOf(shape: Extract<Shape, { operation: number }>): readonly [number, number] {
  return 'wire' in shape ? [shape.wire, shape.wire] : [shape.top, shape.bottom];
}
