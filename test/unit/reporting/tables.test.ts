import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeLatex } from '../../../src/reporting/tables/latex-text';
import { fixedText, pText, shareText, shortText } from '../../../src/reporting/tables/number-text';
import type { ReportTable } from '../../../src/reporting/tables/report-table';
import { resultsTable } from '../../../src/reporting/tables/results-table';
import { tableToCsv } from '../../../src/reporting/tables/table-csv';
import { tablesToLatexDocument, tableToLatex } from '../../../src/reporting/tables/table-latex';
import { tableToMarkdown } from '../../../src/reporting/tables/table-markdown';
import { parseCsv } from '../../../src/shared/csv';
import { simulatedReading } from './simulated-reading';

const table: ReportTable = {
  caption: 'A 100% test of a_b & co.',
  columns: [
    { key: 'method', title: 'Method', format: 'text' },
    { key: 'accuracy', title: 'Accuracy', format: 'share' },
    { key: 'n', title: 'N', format: 'count' },
  ],
  rows: [
    ['hybrid | #1', { value: 0.943312345678901, low: 0.93, high: 0.956 }, 12345],
    ['seeds', { mean: 0.9, deviation: 0.0125, runs: 3 }, null],
    ['[odd]\nname', null, NaN],
  ],
  notes: ['95 % of x < y.'],
};

test('CSV keeps every digit; intervals and spreads have columns of their own', () => {
  assert.equal(
    tableToCsv(table),
    'method,accuracy,accuracy_low,accuracy_high,accuracy_sd,accuracy_runs,n\n' +
      'hybrid | #1,0.943312345678901,0.93,0.956,,,12345\n' +
      'seeds,0.9,,,0.0125,3,\n' +
      '"[odd]\nname",,,,,,\n',
  );
});

test('Markdown shows text as it is', () => {
  assert.equal(
    tableToMarkdown(table),
    '**A 100% test of a\\_b \\& co.**\n\n' +
      '| Method | Accuracy, % | N |\n| :--- | ---: | ---: |\n' +
      '| hybrid \\| \\#1 | 94.33 \\[93.00, 95.60\\] | 12\u2009345 |\n' +
      '| seeds | 90.00 ± 1.25 | – |\n| \\[odd\\] name | – | – |\n\n95 % of x \\< y.\n',
  );
});

test('LaTeX is booktabs, escaped, with intervals in small print', () => {
  const text = tableToLatex(table);
  for (const part of [
    '\\toprule',
    '\\midrule',
    '\\bottomrule',
    '\\caption{A 100\\% test of a\\_b \\& co.}',
    'hybrid \\textbar{} \\#1 & 94.33 & 12\\,345 \\\\',
    '{\\scriptsize {}[93.00, 95.60]}',
    'seeds & 90.00 $\\pm$ 1.25 & -- \\\\',
    '{}[odd] name & -- & -- \\\\',
  ])
    assert.ok(text.includes(part), part);
});

test('LaTeX escapes leave no character that would be a command', () => {
  assert.equal(
    escapeLatex('50% of #1_x^2 {~\\} $ & é 中'),
    '50\\% of \\#1\\_x\\textasciicircum{}2 \\{\\textasciitilde{}\\textbackslash{}\\} \\$ \\& é \\texttt{U+4E2D}',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeLatex(text).replaceAll(
        /\\([a-zA-Z]+\{\}|[&%$#_{},])|\$[^$]*\$|\\texttt\{U\+[0-9A-F]+\}/g,
        '',
      );
      assert.doesNotMatch(escaped, /[\\&%$#_{}^]|[^\x20-\x7e\u00c0-\u017e]/u);
    }),
  );
});

test('LaTeX tables compile', (context) => {
  const tex = ['pdflatex', 'tectonic'].find((program) => spawnSync(program, ['--version']).status === 0);
  if (tex === undefined) return context.skip('there is no pdflatex or tectonic here');
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-tex-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const odd = { ...table, rows: [...table.rows, ['Größe ± √2 ⟨Z⟩ “x” αβγ µm² 中 \u0007', 0.5, 1]] };
  const methods = [simulatedReading(), simulatedReading({ seed: 2 })].map(({ result }, i) => ({
    name: `method_${i} & more`,
    evaluations: [result!.evaluation],
  }));
  writeFileSync(join(folder, 'table.tex'), tablesToLatexDocument([odd, resultsTable(methods, 'macro')]));
  const options = tex === 'pdflatex' ? ['-interaction=nonstopmode', '-halt-on-error'] : [];
  const { status, stdout } = spawnSync(tex, [...options, 'table.tex'], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
  assert.doesNotMatch(stdout, /Overfull/);
});

test('the results table has the shape of papers, its averaging named, figures as evaluated', () => {
  const { result } = simulatedReading();
  const [hybrid, other] = [result!.evaluation, simulatedReading({ seed: 2 }).result!.evaluation];
  for (const averaging of ['macro', 'weighted'] as const) {
    const found = resultsTable(
      [
        { name: 'hybrid', evaluations: [hybrid] },
        { name: 'seeds', evaluations: [hybrid, other] },
      ],
      averaging,
    );
    assert.match(found.caption, new RegExp(`F1 are ${averaging} averages`));
    const { header, rows } = parseCsv(tableToCsv(found));
    const cell = (row: number, key: string): number => Number(rows[row]!.fields[header.indexOf(key)]);
    assert.equal(cell(0, 'accuracy'), hybrid.accuracy.value);
    assert.equal(cell(0, 'f1'), hybrid.f1[averaging].value);
    assert.equal(cell(0, 'recall_low'), hybrid.recall[averaging].low);
    assert.equal(cell(1, 'precision'), (hybrid.precision[averaging].value! + other.precision[averaging].value!) / 2);
    assert.equal(cell(1, 'accuracy_runs'), 2);
  }
});

test('numbers for people', () => {
  assert.deepEqual(
    [
      fixedText(-0.0001, 2),
      fixedText(-1.005, 1),
      fixedText(null, 2),
      shareText(0.94331),
      shortText(0.0000123),
      shortText(-1234.5678),
    ],
    ['0.00', '−1.0', '–', '94.33', '1.23e−5', '−1235'],
  );
  assert.deepEqual(
    [pText(0.0004), pText(0.0123), pText(0.5, 'cell'), pText(0.0001, 'prose')],
    ['< 0.001', '= 0.012', '0.50', 'below 0.001'],
  );
});
