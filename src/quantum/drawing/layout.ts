import { angleOf, dependsOnInputs, isConstant } from '../angles';
import type { Circuit, Operation } from '../circuit';
import { gateNamed } from '../gates/gate-table';
import { gateLabels, observableLabel } from './labels';
import { charactersOf } from './markup';
import { metersOf } from './meters';
import type { Section } from '../section';
import type { Drawing, PlacedSection, Shape } from './shapes';

/** Most observables named in the legend. */
const named = 12;

export interface LayoutOptions {
  /** In order, without overlap; operations in none of them are drawn between. */
  readonly sections?: readonly Section[];
  /** Indices of sections that are drawn as one block. */
  readonly folded?: ReadonlySet<number>;
}

/**
 * Where everything stands: each gate in the first column in which its wires, and those between them, are free; a section
 * begins behind everything before it. Pure: the same circuit gives the same drawing.
 */
export function layOut(circuit: Circuit, options: LayoutOptions = {}): Drawing {
  const { sections = [], folded = new Set() } = options;
  const grid = new Grid(circuit.qubits);
  const placed: PlacedSection[] = [];
  let next = 0;
  const draw = (to: number): void => {
    for (; next < to; next++) grid.add(circuit.operations[next]!, next);
  };
  sections.forEach((section, index) => {
    draw(section.from);
    const first = grid.align();
    if (folded.has(index)) {
      grid.addBlock(section, index, circuit.operations.slice(section.from, section.to));
      next = section.to;
    } else draw(section.to);
    const last = grid.align() - 1;
    if (last >= first) placed.push({ section: index, title: section.title, first, last, folded: folded.has(index) });
  });
  draw(circuit.operations.length);
  grid.addMeters(circuit);
  return {
    wires: circuit.qubits,
    columns: grid.characters.map((count) => ({ characters: count })),
    shapes: grid.shapes,
    sections: placed,
    legend: legendOf(circuit),
  };
}

/** Columns as they fill. */
class Grid {
  readonly shapes: Shape[] = [];
  /** Of each column, the longest text. */
  readonly characters: number[] = [];
  /** Of each wire, the first column that is free. */
  private readonly free: number[];

  constructor(private readonly wires: number) {
    this.free = new Array<number>(wires).fill(0);
  }

  /** Lets every wire go on in the same column, which it gives. */
  align(): number {
    const column = Math.max(...this.free);
    this.free.fill(column);
    return column;
  }

  add(operation: Operation, index: number): void {
    const [top, bottom] = [Math.min(...operation.wires), Math.max(...operation.wires)];
    this.put(shapesOf(operation, this.take(top, bottom), index));
  }

  addBlock({ title }: Section, section: number, operations: readonly Operation[]): void {
    if (operations.length === 0) return;
    const wires = operations.flatMap((operation) => operation.wires);
    const [top, bottom] = [Math.min(...wires), Math.max(...wires)];
    const column = this.take(top, bottom);
    const detail = `${operations.length} ${operations.length === 1 ? 'gate' : 'gates'}`;
    this.put([{ kind: 'block', column, section, top, bottom, label: title, detail }]);
  }

  addMeters(circuit: Circuit): void {
    const meters = metersOf(circuit);
    if (meters.length === 0) return;
    const column = this.align();
    this.put(meters.map(({ wire, label }) => ({ kind: 'meter', column, wire, label })));
  }

  private take(top: number, bottom: number): number {
    const column = Math.max(...this.free.slice(top, bottom + 1));
    this.free.fill(column + 1, top, Math.min(bottom + 1, this.wires));
    return column;
  }

  private put(shapes: readonly Shape[]): void {
    for (const shape of shapes) {
      this.shapes.push(shape);
      this.characters[shape.column] = Math.max(this.characters[shape.column] ?? 1, widthOf(shape));
    }
  }
}

/** Details are set smaller than labels. */
function widthOf(shape: Shape): number {
  if (shape.kind !== 'box' && shape.kind !== 'block') return 1;
  return Math.max(charactersOf(shape.label), charactersOf(shape.detail) * 0.75);
}

function shapesOf(operation: Operation, column: number, index: number): readonly Shape[] {
  const { controls, target } = gateNamed(operation.gate).drawing;
  const { wires } = operation;
  const at = { column, operation: index };
  const [top, bottom] = [Math.min(...wires), Math.max(...wires)];
  const targets = wires.slice(controls);
  const link: readonly Shape[] = bottom > top ? [{ kind: 'link', ...at, top, bottom }] : [];
  const dots = wires.slice(0, controls).map((wire): Shape => ({ kind: 'dot', ...at, wire }));
  if (target !== 'box') return [...link, ...dots, ...targets.map((wire): Shape => ({ kind: target, ...at, wire }))];
  const box = { kind: 'box', ...at, ...gateLabels(operation), by: setBy(operation) } as const;
  const [first, last] = [Math.min(...targets), Math.max(...targets)];
  // One box where its wires lie side by side; otherwise one on each, linked, so that no other wire seems touched.
  if (last - first + 1 === targets.length) return [...link, ...dots, { ...box, top: first, bottom: last }];
  return [...link, ...dots, ...targets.map((wire): Shape => ({ ...box, top: wire, bottom: wire }))];
}

/** What sets an operation's angles: weights first, where both do. */
function setBy({ parameters = [] }: Operation): 'nothing' | 'input' | 'weight' {
  const angles = parameters.map(angleOf);
  if (angles.some(({ weight }) => weight >= 0)) return 'weight';
  if (angles.some(dependsOnInputs)) return 'input';
  return angles.every(isConstant) ? 'nothing' : 'input';
}

function legendOf({ observables }: Circuit): string {
  const words = observables.slice(0, named).map(observableLabel);
  const more = observables.length > named ? [`and ${observables.length - named} more`] : [];
  return words.length === 0 ? '' : `Measured: ${[...words, ...more].join(', ')}`;
}
