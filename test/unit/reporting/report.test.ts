import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeReport } from '../../../src/reporting/report/compose-report';
import { reportToHtml } from '../../../src/reporting/report/html-report';
import type { ReportDocument } from '../../../src/reporting/report/report-document';
import { reportTables, reportToCsv, reportToLatex, reportToMarkdown } from '../../../src/reporting/report/text-reports';
import type { RunReading } from '../../../src/reporting/run-reading';
import { simulatedReading } from './simulated-reading';

const hybrid = [1, 2, 3].map((seed) => simulatedReading({ name: 'hybrid', seed }));
const control = [1, 2, 3].map((seed) => simulatedReading({ name: 'control', seed, quantum: false }));
const html = (readings: readonly RunReading[]): string => reportToHtml(composeReport(readings), 'Hybrid QML 0');
const text = (report: ReportDocument): string => JSON.stringify(report);

for (const [what, readings] of [
  ['a run', hybrid.slice(0, 1)],
  ['a comparison', [...hybrid, ...control]],
] as const)
  test(`the page of ${what} asks for nothing and runs nothing`, () => {
    const page = html(readings);
    assert.match(
      page,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';/,
    );
    const addresses = page.match(/[a-z]+:\/\/[^\s"'<]+/g) ?? [];
    assert.deepEqual([...new Set(addresses)], ['http://www.w3.org/2000/svg'], 'the name of SVG alone');
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|@import|url\(|\son\w+=|src=|href=/i);
    assert.ok(page.includes('For research, not for diagnosis.'));
    assert.ok(page.includes('macro averages'));
  });

test('what runs tell is escaped', () => {
  const name = '<script>alert("x")</script>&';
  const page = html([simulatedReading({ name })]);
  assert.ok(!page.includes('<script') && !page.includes('<b>'));
  assert.ok(page.includes('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;'));
  assert.ok(page.includes('No patient is known &lt;b&gt;here&lt;/b&gt;.'), 'the warning of the log');
});

test('a run’s report names split, seeds, hashes, versions and how to repeat it', () => {
  const page = html(hybrid.slice(0, 1));
  for (const part of [
    'hold-out drawn with seed 42',
    '42 (weights 1)',
    'SHA-256',
    'Node.js v20',
    'hybrid-qml train FILE',
  ])
    assert.ok(page.includes(part), part);
});

test('a comparison joins seeds, pairs them and calls nothing better without a test', () => {
  const report = composeReport([...hybrid, ...control]);
  const tables = reportTables(report);
  const results = tables.find(({ caption }) => caption.startsWith('Results'))!;
  assert.deepEqual(
    results.rows.map((row) => row[0]),
    ['hybrid', 'control'],
  );
  const paired = tables.find(({ caption }) => caption.startsWith('Pairwise'))!;
  assert.deepEqual(
    paired.rows.map((row) => [row[0], row[1]]),
    [1, 2, 3].map((seed) => [`hybrid, seed 42 (weights ${seed})`, `control, seed 42 (weights ${seed})`]),
  );
  assert.match(text(report), /with 3 seeds it cannot be below 0\.250/);
  assert.doesNotMatch(text(report), /\bbetter than\b|outperform|superior/);
});

test('runs with different test sets are shown, and their comparison refused', () => {
  const other = simulatedReading({ name: 'other', samplesPerGroup: 3 });
  const report = composeReport([hybrid[0]!, other]);
  const section = report.sections.find(({ title }) => title.startsWith('Is there'))!;
  assert.match(text({ title: '', subtitle: '', sections: [section] }), /cannot be compared sample by sample/);
  assert.equal(reportTables(report).filter(({ caption }) => caption.startsWith('Pairwise')).length, 0);
});

test('a run that failed, without predictions, without an experiment, still has a report', () => {
  const { run, series } = simulatedReading({
    record: { state: 'failed', reason: { code: 'x', what: 'It broke.', remedy: '' } },
  });
  const report = composeReport([{ run, series, experiment: '', problems: ['The experiment is gone.'] }]);
  for (const part of ['The run failed: It broke.', 'The experiment is gone.'])
    assert.ok(text(report).includes(part), part);
  for (const write of [reportToMarkdown, reportToLatex, reportToCsv]) assert.ok(write(report).length > 0);
  assert.ok(composeReport([{ run, series, experiment: '', problems: [] }, hybrid[0]!]).sections.length > 0);
});

test('the other forms hold the same tables', () => {
  const report = composeReport([...hybrid, ...control]);
  const count = reportTables(report).length;
  assert.equal(reportToLatex(report).match(/\\begin\{table\}/g)!.length, count);
  assert.equal(reportToCsv(report).match(/^# /gm)!.length, count);
  assert.equal(reportToMarkdown(report).match(/^\*\*/gm)!.length, count);
});

test('every table of a page has a caption and named columns and rows; every picture says what it shows', () => {
  const page = html([...hybrid, ...control]);
  const count = (part: RegExp): number => page.match(part)?.length ?? 0;
  assert.equal(count(/<table>/g), count(/<caption>/g));
  assert.ok(count(/<th scope="row"/g) > 0 && count(/<th scope="col"/g) > 0);
  assert.equal(count(/<svg /g), count(/<svg [^>]*role="img" aria-label="[^"]+/g));
});
