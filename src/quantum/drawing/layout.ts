import type { Circuit, Operation } from '../circuit';
import { gateNamed } from '../gates/gate-table';
import { gateLabels, observableLabel } from './labels';
import type { Drawing, Shape } from './shapes';

/** Most observables named in the legend. */
const named = 12;

/**
 * Where everything stands: each gate in the first column in which its wires, and those between them, are free. Pure:
 * the same circuit gives the same drawing.
 */
export function layOut({ qubits, operations, observables }: Circuit): Drawing {
  const free = new Array<number>(qubits).fill(0);
  const characters: number[] = [];
  const shapes: Shape[] = [];
  for (const operation of operations) {
    const [top, bottom] = [Math.min(...operation.wires), Math.max(...operation.wires)];
    const column = Math.max(...free.slice(top, bottom + 1));
    free.fill(column + 1, top, bottom + 1);
    const placed = shapesOf(operation, column);
    shapes.push(...placed);
    characters[column] = Math.max(characters[column] ?? 1, ...placed.map(widthOf));
  }
  const words = observables.slice(0, named).map(observableLabel);
  const more = observables.length > named ? [`and ${observables.length - named} more`] : [];
  return {
    wires: qubits,
    columns: characters.map((count) => ({ characters: count })),
    shapes,
    legend: words.length === 0 ? '' : `Measured: ${[...words, ...more].join(', ')}`,
  };
}

/** Details are set smaller than labels. */
function widthOf(shape: Shape): number {
  return shape.kind === 'box' ? Math.max(shape.label.length, shape.detail.length * 0.75) : 1;
}

function shapesOf(operation: Operation, column: number): readonly Shape[] {
  const { controls, target } = gateNamed(operation.gate).drawing;
  const wires = operation.wires;
  const [top, bottom] = [Math.min(...wires), Math.max(...wires)];
  const targets = wires.slice(controls);
  const link: readonly Shape[] = bottom > top ? [{ kind: 'link', column, top, bottom }] : [];
  const dots = wires.slice(0, controls).map((wire): Shape => ({ kind: 'dot', column, wire }));
  if (target !== 'box') return [...link, ...dots, ...targets.map((wire): Shape => ({ kind: target, column, wire }))];
  const labels = gateLabels(operation);
  const [first, last] = [Math.min(...targets), Math.max(...targets)];
  // One box where its wires lie side by side; otherwise one on each, linked, so that no other wire seems touched.
  if (last - first + 1 === targets.length)
    return [...link, ...dots, { kind: 'box', column, top: first, bottom: last, ...labels }];
  return [
    ...link,
    ...dots,
    ...targets.map((wire): Shape => ({ kind: 'box', column, top: wire, bottom: wire, ...labels })),
  ];
}
