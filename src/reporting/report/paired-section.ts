import { seedPairs } from '../compare/seed-pairs';
import { comparisonStatement } from '../result/comparison-statement';
import { holmAdjusted } from '../result/holm';
import { comparePaired, type PairedComparison } from '../result/paired-comparison';
import { seedSignTest } from '../result/seed-sign-test';
import type { RunReading } from '../run-reading';
import { mean, standardDeviation } from '../series/over-runs';
import { messageOf } from '../../shared/failure';
import { pairedTable } from '../tables/comparison-tables';
import { fixedText, pText, shareText } from '../tables/number-text';
import { paragraph, tableBlock, warning, type ReportBlock, type ReportSection } from './report-document';
import type { RunGroup } from './run-groups';
import { seedOf } from './run-names';

/** Greatest number of seeds whose sign patterns are all counted. */
const mostSeeds = 20;

/** Which differences between the runs a test stands behind. */
export function pairedSection(
  readings: readonly RunReading[],
  names: readonly string[],
  groups: readonly RunGroup[],
): ReportSection {
  const seeds = readings.map(seedOf);
  const pairs = seedPairs(
    groups.map(({ runs }) => runs),
    seeds,
  );
  const refusals = new Set<string>();
  const comparisons = pairs.flatMap(({ one, other }) => {
    const [first, second] = [readings[one]!, readings[other]!].map(({ result }) => result?.predictions);
    if (first === undefined || second === undefined) return [];
    try {
      const compared = comparePaired(
        { name: names[one]!, predictions: first },
        { name: names[other]!, predictions: second },
      );
      return [{ one, other, compared }];
    } catch (thrown) {
      refusals.add(messageOf(thrown));
      return [];
    }
  });
  const adjusted = holmAdjusted(comparisons.map(({ compared }) => compared.p));
  const blocks: ReportBlock[] = [...refusals].map(warning);
  if (comparisons.length > 0) {
    const compared = comparisons.map((one) => one.compared);
    blocks.push(...statements(compared, adjusted), tableBlock(pairedTable(compared, adjusted)));
    for (const group of groups.slice(1)) {
      const within = comparisons.filter(({ other }) => group.runs.includes(other)).map((one) => one.compared);
      if (groups.length > 1 && within.length > 1)
        blocks.push(paragraph(overSeeds(groups[0]!.name, group.name, within)));
    }
  }
  if (blocks.length === 0) blocks.push(paragraph('There are no two runs with predictions to compare.'));
  return { title: 'Is there a difference?', blocks };
}

function statements(comparisons: readonly PairedComparison[], adjusted: readonly number[]): ReportBlock[] {
  const found = comparisons.map((one, i) => comparisonStatement(one, adjusted[i]));
  const sentences = found.map(({ sentence, detectable }) => `${sentence} ${detectable}`);
  const cautions = new Set(found.flatMap((one) => one.cautions));
  return [...sentences.map(paragraph), paragraph([...cautions].join(' '))];
}

/** Differences between two methods, seed by seed. */
function overSeeds(one: string, other: string, comparisons: readonly PairedComparison[]): string {
  const differences = comparisons.map(({ difference }) => difference.value);
  const count = differences.length;
  const figures = `${shareText(mean(differences))} ± ${shareText(standardDeviation(differences))} percentage points`;
  const test =
    count > mostSeeds
      ? ''
      : `, exact sign-flip test over seeds: p ${pText(seedSignTest(differences))} (with ${count} seeds it cannot be below ${fixedText(2 ** (1 - count), 3)})`;
  return `Over ${count} seeds, the accuracy of ${one} less that of ${other} is ${figures} (mean ± standard deviation)${test}. Runs on one test set share its luck.`;
}
