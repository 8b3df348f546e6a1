// Writes the table of docs/results.md from run folders: node --import tsx scripts/results-table.ts RUN…
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricTitles } from '../src/reporting/tables/metric-titles';
import type { ReportTable, TableCell, TableColumn } from '../src/reporting/tables/report-table';
import { tableToMarkdown } from '../src/reporting/tables/table-markdown';
import type { Evaluation } from '../src/runs/evaluation/evaluation';
import { readRun } from '../src/runs/read-run';
import { runFiles } from '../src/runs/run-files';

const page = join(__dirname, '..', 'docs', 'results.md');
const [opening, closing] = ['<!-- table by scripts/results-table.ts -->', '<!-- end of table -->'];

const text = (key: string, title: string): TableColumn => ({ key, title, format: 'text' });
const share = (key: keyof typeof metricTitles): TableColumn => ({ key, title: metricTitles[key], format: 'share' });
const columns = [
  text('experiment', 'Experiment'),
  text('model', 'Model'),
  text('samples', 'Test images in groups'),
  share('accuracy'),
  share('balancedAccuracy'),
  share('precision'),
  share('recall'),
  share('f1'),
  text('training', 'Training'),
];

function row(path: string): TableCell[] {
  const { record } = readRun(path);
  const evaluation = JSON.parse(readFileSync(join(path, runFiles.evaluation), 'utf8')) as Evaluation;
  const { samples, groups, accuracy, balancedAccuracy, precision, recall, f1 } = evaluation;
  const { parameters, engine, epochs } = record;
  const minutes = (Date.parse(record.finished ?? record.updated) - Date.parse(record.started)) / 60_000;
  return [
    record.name,
    parameters?.quantum === 0 ? 'classical' : `hybrid, ${parameters?.quantum ?? 0} angles`,
    `${samples} in ${groups}`,
    accuracy,
    balancedAccuracy.value,
    precision.macro.value,
    recall.macro.value,
    f1.macro,
    `${epochs} epochs, ${minutes.toFixed(1)} min, ${engine?.name ?? ''} × ${engine?.threads ?? 0}`,
  ];
}

const table: ReportTable = {
  caption: 'Results on the test set, in brackets 95 % intervals. Precision, recall and F1 are macro averages.',
  columns,
  rows: process.argv.slice(2).map(row),
  notes: [],
};
const markdown = tableToMarkdown(table).trim();
const before = readFileSync(page, 'utf8');
const [start, rest] = before.split(opening);
const [, after] = rest?.split(closing) ?? [];
if (start === undefined || after === undefined)
  throw new Error(`${page} lacks the marks '${opening}' and '${closing}'`);
writeFileSync(page, `${start}${opening}\n\n${markdown}\n\n${closing}${after}`);
console.log(markdown);
