// Writes the table of docs/results.md from run folders: node --import tsx scripts/results-table.ts RUN…
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Estimate, Evaluation } from '../src/runs/evaluation/evaluation';
import { readRun } from '../src/runs/read-run';
import { runFiles } from '../src/runs/run-files';

const page = join(__dirname, '..', 'docs', 'results.md');
const [opening, closing] = ['<!-- table by scripts/results-table.ts -->', '<!-- end of table -->'];

const percent = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(2));
const withInterval = ({ value, low, high }: Estimate): string =>
  `${percent(value)} (${percent(low)} … ${percent(high)})`;

function row(path: string): string {
  const { record } = readRun(path);
  const evaluation = JSON.parse(readFileSync(join(path, runFiles.evaluation), 'utf8')) as Evaluation;
  const { samples, groups, accuracy, balancedAccuracy, precision, recall, f1 } = evaluation;
  const { parameters, engine, epochs } = record;
  const minutes = (Date.parse(record.finished ?? record.updated) - Date.parse(record.started)) / 60_000;
  const model = parameters?.quantum === 0 ? 'classical' : `hybrid, ${parameters?.quantum ?? 0} angles`;
  return [
    record.name,
    model,
    `${samples} in ${groups}`,
    withInterval(accuracy),
    percent(balancedAccuracy.value),
    percent(precision.macro.value),
    percent(recall.macro.value),
    withInterval(f1.macro),
    `${epochs} epochs, ${minutes.toFixed(1)} min, ${engine?.name ?? ''} × ${engine?.threads ?? 0}`,
  ].join(' | ');
}

const header =
  'experiment | model | test images in groups | accuracy % (95 % interval) | balanced accuracy % | macro precision % | macro recall % | macro F1 % (95 % interval) | training';
const rows = process.argv.slice(2).map((path) => `| ${row(path)} |`);
const table = [`| ${header} |`, `|${'---|'.repeat(header.split('|').length)}`, ...rows].join('\n');
const text = readFileSync(page, 'utf8');
const [before, rest] = text.split(opening);
const [, after] = rest?.split(closing) ?? [];
if (before === undefined || after === undefined)
  throw new Error(`${page} lacks the marks '${opening}' and '${closing}'`);
writeFileSync(page, `${before}${opening}\n\n${table}\n\n${closing}${after}`);
console.log(table);
