// Writes media/circuit.schema.json and the generated tables of docs/quantum.md from the gate and template tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CircuitDocument } from '../src/experiment/schema/circuit';
import { gateTable } from '../src/quantum/gates/gate-table';
import { ansatzTable } from '../src/quantum/templates/ansatz-table';
import { encodingTable } from '../src/quantum/templates/encoding-table';
import type { TemplateRow } from '../src/quantum/templates/template';

const root = join(__dirname, '..');
const page = 'docs/quantum.md';

/** The generated files by their path below the repository's root. */
export function quantumDocs(): ReadonlyMap<string, string> {
  const tables: Readonly<Record<string, string>> = {
    gates: gates(),
    encodings: templates(encodingTable),
    ansätze: templates(ansatzTable),
  };
  const text = readFileSync(join(root, page), 'utf8').replaceAll(
    /(<!-- generated: (\S+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => `${start}${tables[name] ?? ''}${end}`,
  );
  return new Map([
    [page, text],
    ['media/circuit.schema.json', `${JSON.stringify(circuitSchema(), undefined, 2)}\n`],
  ]);
}

function circuitSchema(): object {
  const own = new Set(['defaultText', 'paper', 'formula', 'unit']);
  const plain = JSON.parse(
    JSON.stringify(CircuitDocument, (key, value: unknown) => (own.has(key) ? undefined : value)),
  ) as object;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from src/experiment/schema/circuit.ts by npm run generate; do not edit.',
    ...plain,
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return `${line(head)}|${head.map(() => '---|').join('')}\n${rows.map(line).join('')}`;
}

function gates(): string {
  const code = (name: string | undefined): string => (name === undefined ? '–' : `\`${name}\``);
  return table(
    ['Gate', 'Wires', 'Parameters', 'Unitary', 'OpenQASM 3', 'OpenQASM 2', 'PennyLane', 'Qiskit'],
    gateTable.map(({ name, wires, parameters, formula, names }) => [
      code(name),
      String(wires),
      String(parameters),
      formula,
      code(names.qasm3),
      code(names.qasm2),
      code(names.pennylane),
      code(names.qiskit),
    ]),
  );
}

function templates(rows: readonly TemplateRow[]): string {
  return table(
    ['Name', 'What it is', 'Formula', 'Source'],
    rows.map(({ name, description, formula, source }) => [`\`${name}\``, description, formula, source]),
  );
}

if (process.argv[1] === __filename) {
  for (const [file, text] of quantumDocs()) {
    writeFileSync(join(root, file), text);
    console.log(`${file}: ${text.length} characters`);
  }
}
