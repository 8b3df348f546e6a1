import { headlineNames } from '../../runs/evaluation/evaluation';
import type { ConfigDifference } from '../compare/config-diff';
import type { RunColumn } from '../compare/run-columns';
import type { RunRow } from '../compare/run-row';
import type { PairedComparison } from '../result/paired-comparison';
import type { ReportTable, TableCell, TableColumn } from './report-table';

/** Each comparison with the counts its test rests on. `adjusted`: by Holm, one for each, where there are several. */
export function pairedTable(comparisons: readonly PairedComparison[], adjusted: readonly number[]): ReportTable {
  const several = comparisons.length > 1;
  const clustered = comparisons.some(({ groups, samples }) => groups < samples);
  const columns: TableColumn[] = [
    { key: 'first', title: 'First', format: 'text' },
    { key: 'second', title: 'Second', format: 'text' },
    { key: 'only_first_right', title: 'Only first right', format: 'count' },
    { key: 'only_second_right', title: 'Only second right', format: 'count' },
    { key: 'samples', title: 'Samples', format: 'count' },
    { key: 'accuracy_difference', title: 'Difference', format: 'share' },
    { key: 'mcnemar_p', title: 'McNemar p', format: 'p' },
    ...(clustered ? [{ key: 'group_p', title: 'p by groups', format: 'p' } as const] : []),
    ...(several ? [{ key: 'holm_p', title: 'p, Holm', format: 'p' } as const] : []),
    { key: 'detectable_difference', title: 'Detectable', format: 'share' },
  ];
  return {
    caption: 'Pairwise comparison on the same test samples: accuracy of the first less that of the second.',
    columns,
    rows: comparisons.map((one, i): TableCell[] => [
      one.one,
      one.other,
      one.onlyOne,
      one.onlyOther,
      one.samples,
      { value: one.difference.value, low: one.difference.low ?? null, high: one.difference.high ?? null },
      one.mcNemar,
      ...(clustered ? [one.p] : []),
      ...(several ? [adjusted[i]!] : []),
      one.detectable ?? null,
    ]),
    notes: [
      'McNemar p: exact, two-sided, takes samples as independent. Intervals of the difference: 95\u00a0% bootstrap over whole groups.',
      ...(clustered ? ['p by groups: exact sign-flip test that exchanges whole groups.'] : []),
      ...(several ? ['Holm: adjusted for the number of comparisons (of p by groups where it is given).'] : []),
      'Detectable: the difference that such a comparison, with as much disagreement, finds with power 80\u00a0% at 5\u00a0% (Connor 1987; samples as independent, so optimistic with groups).',
    ],
  };
}

/** The values of the experiments that differ. */
export function configDifferenceTable(names: readonly string[], differences: readonly ConfigDifference[]): ReportTable {
  return {
    caption:
      'Where the experiments differ beside name and description; every other value, defaults included, is the same.',
    columns: [
      { key: 'path', title: 'Value of the experiment', format: 'text' },
      ...names.map((name): TableColumn => ({ key: name, title: name, format: 'text' })),
    ],
    rows: differences.map(({ path, values }) => [path, ...values.map((value) => value ?? null)]),
    notes: [],
  };
}

/** The run table as shown: these columns of these runs. */
export function runTable(rows: readonly RunRow[], columns: readonly RunColumn[]): ReportTable {
  return {
    caption: columns.some(({ key }) => isMetric(key))
      ? 'Runs; metrics of the test set, averaged over classes as each experiment asks.'
      : 'Runs.',
    columns: columns.map(({ key, title, numeric }) => ({ key, title, format: numeric ? 'number' : 'text' })),
    rows: rows.map((row) => columns.map(({ text }) => text(row))),
    notes: [],
  };
}

function isMetric(key: string): boolean {
  return headlineNames.some((name) => name === key);
}
