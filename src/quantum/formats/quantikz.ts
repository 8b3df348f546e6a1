import { angleOf, isConstant } from '../angles';
import type { Circuit, Operation } from '../circuit';
import { gateLabels, observableLabel } from '../drawing/labels';
import { partsOf, type Markup } from '../drawing/markup';
import { metersOf } from '../drawing/meters';
import { gateNamed } from '../gates/gate-table';
import type { Section } from '../section';
import { checkCircuit, writtenQubits } from '../validation';

export interface QuantikzOptions {
  /** A slice (dashed line) stands between sections. */
  readonly sections?: readonly Section[];
  /** For the comment in the first line. */
  readonly title?: string;
}

/** Of quantikz's second version wires are drawn by themselves: its `\qw` would draw them twice. */
const preamble = [
  '\\IfFileExists{standalone.cls}{\\documentclass[border=4pt]{standalone}}{\\documentclass{article}\\pagestyle{empty}}',
  '\\usepackage{amsmath}',
  '\\usepackage{tikz}',
  '% Version 2 of quantikz, or the one before TeX Live 2023',
  '\\IfFileExists{tikzlibraryquantikz2.code.tex}',
  '  {\\usetikzlibrary{quantikz2}\\renewcommand{\\qw}{}}',
  '  {\\usetikzlibrary{quantikz}}',
];

/**
 * The circuit as a LaTeX document for the TikZ library `quantikz` (Kay 2018, arXiv:1809.03842) of either version, black on
 * white. The `quantikz` environment alone is what a paper includes.
 */
export function quantikzText(circuit: Circuit, options: QuantikzOptions = {}): string {
  checkCircuit(circuit, { maximumQubits: writtenQubits });
  const title = (options.title ?? 'A quantum circuit').replaceAll(/[\r\n]/g, ' ');
  const rows = rowsOf(circuit, options.sections ?? []);
  return [
    `% ${title}, written by Hybrid QML`,
    ...preamble,
    '\\begin{document}',
    `\\begin{quantikz}[column sep=8pt, row sep={${rowHeight(circuit)}pt,between origins}]`,
    rows.join(' \\\\\n'),
    '\\end{quantikz}',
    ...legend(circuit),
    '\\end{document}',
    '',
  ].join('\n');
}

/** In points: room for boxes of two lines, and for the names of bases above meters. */
function rowHeight(circuit: Circuit): number {
  if (circuit.operations.some(isLong)) return 36;
  return metersOf(circuit).some(({ label }) => isNamed(label)) ? 33 : 24;
}

/** A meter without a name measures in the Z basis. */
function isNamed(basis: string): boolean {
  return basis !== '' && basis !== 'Z';
}

/** One line of cells a wire. Gates stand in the first column in which their wires, and those between them, are free. */
function rowsOf(circuit: Circuit, sections: readonly Section[]): readonly string[] {
  const cells: string[][] = Array.from({ length: circuit.qubits }, (_, wire) => [`\\lstick{$q_{${wire}}$}`]);
  const pad = (length: number): void => {
    for (const row of cells) while (row.length < length) row.push('\\qw');
  };
  const starts = new Set(sections.map(({ from }) => from).filter((from) => from > 0));
  circuit.operations.forEach((operation, index) => {
    if (starts.has(index)) {
      const end = Math.max(...cells.map(({ length }) => length));
      pad(end);
      cells[0]![end - 1] = `${cells[0]![end - 1] ?? ''}\\slice[style=gray]{}`;
    }
    place(cells, operation);
  });
  pad(Math.max(...cells.map(({ length }) => length)));
  for (const { wire, label } of metersOf(circuit))
    cells[wire]!.push(isNamed(label) ? `\\meter{\\ensuremath{${label}}}` : '\\meter{}');
  pad(Math.max(...cells.map(({ length }) => length)));
  return cells.map((row) => row.join(' & '));
}

function place(cells: string[][], operation: Operation): void {
  const { wires } = operation;
  const [top, bottom] = [Math.min(...wires), Math.max(...wires)];
  const between = cells.slice(top, bottom + 1);
  const column = Math.max(...between.map(({ length }) => length));
  for (const row of between) while (row.length < column) row.push('\\qw');
  for (const [wire, cell] of cellsOf(operation)) cells[wire]!.push(cell);
  for (const row of between) if (row.length === column) row.push('\\qw');
}

/** What stands on each wire that the gate touches; wires that a wide box covers stay empty. */
function cellsOf(operation: Operation): readonly (readonly [number, string])[] {
  const { controls, target } = gateNamed(operation.gate).drawing;
  const { wires } = operation;
  const targets = wires.slice(controls);
  const [first, last] = [Math.min(...targets), Math.max(...targets)];
  const dots = wires.slice(0, controls).map((wire): readonly [number, string] => [wire, `\\ctrl{${first - wire}}`]);
  if (target === 'plus') return [...dots, ...targets.map((wire) => [wire, '\\targ{}'] as const)];
  if (target === 'dot') return [...dots, ...targets.map((wire) => [wire, '\\control{}'] as const)];
  if (target === 'cross') return [...dots, [first, `\\swap{${last - first}}`], [last, '\\targX{}']];
  const label = gateTex(operation);
  if (last - first + 1 === targets.length) {
    const box = targets.length === 1 ? `\\gate{${label}}` : `\\gate[wires=${targets.length}]{${label}}`;
    const covered = targets.filter((wire) => wire !== first).map((wire) => [wire, ''] as const);
    return [...dots, [first, box], ...covered];
  }
  // One box a wire, each linked with the next below
  const sorted = [...targets].sort((a, b) => a - b);
  const boxes = sorted.map((wire, k): readonly [number, string] => {
    const link = sorted[k + 1] === undefined ? '' : `\\vqw{${sorted[k + 1]! - wire}}`;
    return [wire, `\\gate{${label}}${link}`];
  });
  return [...dots, ...boxes];
}

/** Whether its angles stand in a second line. */
function isLong({ parameters = [], gate }: Operation): boolean {
  return gate !== 'StatePrep' && parameters.length > 1 && !parameters.every((angle) => isConstant(angleOf(angle)));
}

/** `R_{X}(\theta_{3})` */
function gateTex(operation: Operation): string {
  const { label, detail } = gateLabels(operation);
  const none = operation.parameters === undefined || operation.parameters.length === 0;
  const shown = none || operation.gate === 'StatePrep' ? '' : `(${tex(detail)})`;
  return isLong(operation)
    ? `\\begin{array}{c}${tex(label)}\\\\[-2pt]\\scriptstyle ${tex(detail)}\\end{array}`
    : `${tex(label)}${shown}`;
}

function legend({ observables }: Circuit): readonly string[] {
  if (observables.length === 0) return [];
  const words = observables.slice(0, 12).map((one) => `$${tex(observableLabel(one))}$`);
  return [`% Measured: ${words.join(', ')}${observables.length > 12 ? ', …' : ''}`];
}

const symbols: readonly (readonly [RegExp, string])[] = [
  [/θ/g, '\\theta'],
  [/π/g, '\\pi '],
  [/ψ/g, '\\psi '],
  [/−/g, '-'],
  [/†/g, '^{\\dagger}'],
  [/√(\w)/g, '\\sqrt{$1}'],
  [/×/g, '\\times '],
  [/…/g, '\\dots '],
  [/⟨/g, '\\langle '],
  [/⟩/g, '\\rangle '],
];

/** Markup in TeX's mathematics; words of several letters upright. */
function tex(markup: Markup): string {
  return partsOf(markup)
    .map(({ text, low }) => {
      const upright = text.replaceAll(/[A-Za-z]{2,}/g, (word) => (/^[IXYZ]+$/.test(word) ? word : `\\mathrm{${word}}`));
      const written = symbols.reduce((done, [sign, command]) => done.replaceAll(sign, command), upright);
      return low ? `_{${written}}` : written;
    })
    .join('');
}
