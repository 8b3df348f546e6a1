import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { QuantumConfig } from '../../../src/experiment/schema/quantum';
import { experimentCircuit } from '../../../src/quantum/experiment-circuit';
import { quantikzText } from '../../../src/quantum/formats/quantikz';
import { arbitraryCircuit } from './arbitrary-circuit';

const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const latex = has('pdflatex', '--version');
const found = (file: string): boolean => latex && has('kpsewhich', file);
/** Either version, with the packages of other collections that both load. */
const quantikz =
  (found('tikzlibraryquantikz2.code.tex') || found('tikzlibraryquantikz.code.tex')) &&
  ['xargs.sty', 'xstring.sty', 'environ.sty'].every(found);

function rowsOf(text: string): readonly (readonly string[])[] {
  const body = /row sep=[^\n]*\n([\s\S]*)\n\\end\{quantikz\}/.exec(text)?.[1] ?? '';
  return body.split(/ \\\\\n/).map((row) => row.split(' & '));
}

test('every wire has a row, all rows are as long, and links lead to wires', () => {
  fc.assert(
    fc.property(arbitraryCircuit, (circuit) => {
      const rows = rowsOf(quantikzText(circuit));
      assert.equal(rows.length, circuit.qubits);
      assert.equal(new Set(rows.map(({ length }) => length)).size, 1);
      rows.forEach((row, wire) => {
        for (const [, by] of row.join(' ').matchAll(/\\(?:ctrl|swap|vqw)\{(-?\d+)\}/g))
          assert.ok(wire + Number(by) >= 0 && wire + Number(by) < circuit.qubits);
        for (const [, wires] of row.join(' ').matchAll(/\\gate\[wires=(\d+)\]/g))
          assert.ok(wire + Number(wires) <= circuit.qubits);
      });
    }),
  );
});

/** What quantikz gives, as columns of an array: shows that cells, braces and mathematics are sound where it is not installed. */
const standIn = [
  '\\documentclass{article}',
  '\\usepackage{amsmath}',
  '\\newenvironment{quantikz}[1][]{$\\begin{array}{*{60}{c}}}{\\end{array}$}',
  '\\newcommand{\\lstick}[1]{\\text{#1}}\\newcommand{\\gate}[2][]{\\fbox{$#2$}}\\newcommand{\\ctrl}[1]{\\bullet_{#1}}',
  '\\newcommand{\\control}[1]{\\bullet}\\newcommand{\\targ}[1]{\\oplus}\\newcommand{\\targX}[1]{\\times}\\newcommand{\\swap}[1]{\\times_{#1}}',
  '\\newcommand{\\vqw}[1]{}\\newcommand{\\qw}{-}\\newcommand{\\meter}[1]{\\text{#1}}\\newcommand{\\slice}[2][]{|}',
  '\\begin{document}',
].join('\n');

function compile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'quantikz-'));
  try {
    writeFileSync(join(folder, 'circuit.tex'), text);
    execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'circuit.tex'], {
      cwd: folder,
      stdio: 'ignore',
    });
    return readFileSync(join(folder, 'circuit.log'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const golden = (name: string): string => readFileSync(join(__dirname, `../../golden/drawing/${name}.tex`), 'utf8');

/** Amplitudes, then layers that are uploaded again, measured in X. */
function built(part: Partial<QuantumConfig>): string {
  const usual = { rotation: 'X', ansatz: 'BasicEntanglerLayers', observables: 'X', layers: 2, qubits: 3 };
  const { circuit, sections } = experimentCircuit({ ...usual, ...part } as QuantumConfig);
  return quantikzText(circuit, { sections });
}

const documents: Readonly<Record<string, string>> = {
  'strongly-entangling': golden('strongly-entangling'),
  'every-shape': golden('every-shape'),
  amplitudes: built({ encoding: 'AmplitudeEmbedding' }),
  reuploaded: built({ encoding: 'AngleEmbedding', reuploading: true }),
};

for (const [name, text] of Object.entries(documents)) {
  test(`${name} compiles with quantikz`, { skip: quantikz ? false : 'no LaTeX with quantikz here' }, () => {
    assert.match(compile(text), /Output written/);
  });
  test(`${name} is sound TeX`, { skip: latex ? false : 'no LaTeX here' }, () => {
    const body = text.slice(text.indexOf('\\begin{document}') + '\\begin{document}'.length);
    const log = compile(`${standIn}${body}`);
    assert.match(log, /Output written/);
    assert.doesNotMatch(log, /Missing character|Unicode character/);
  });
}
