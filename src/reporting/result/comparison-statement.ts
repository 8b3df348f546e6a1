import { pText, pointsText } from '../tables/number-text';
import { significance, type PairedComparison } from './paired-comparison';

/** What a paired comparison allows to say, and what it does not, in plain sentences. */
export interface ComparisonStatement {
  readonly verdict: 'differs' | 'not significant';
  /** The verdict in one sentence, with the counts and the test behind it. */
  readonly sentence: string;
  /** How small a difference this comparison could have found. */
  readonly detectable: string;
  /** What must be kept in mind, of every such comparison. */
  readonly cautions: readonly string[];
}

/** `p`: adjusted, where several comparisons were made; else the comparison's own. */
export function comparisonStatement(comparison: PairedComparison, p = comparison.p): ComparisonStatement {
  const { samples, groups, onlyOne, onlyOther, difference } = comparison;
  const [one, other] = [`“${comparison.one}”`, `“${comparison.other}”`];
  const differs = p < significance;
  const test = groups < samples ? 'exact sign-flip test over groups' : 'exact McNemar test';
  const adjusted = p === comparison.p ? '' : ', adjusted by Holm';
  const counts = `of ${samples} test samples only ${one} gets ${onlyOne} right and only ${other} ${onlyOther}`;
  const verdict = differs
    ? `The accuracies differ, by ${pointsText(difference.value)} percentage points in favour of ${difference.value > 0 ? one : other}`
    : 'No significant difference in accuracy';
  return {
    verdict: differs ? 'differs' : 'not significant',
    sentence: `${verdict}: ${counts} (${test}, two-sided p ${pText(p)}${adjusted}).`,
    detectable: detectableText(comparison),
    cautions: cautionsOf(comparison, differs),
  };
}

function detectableText({ detectable }: PairedComparison): string {
  return detectable === undefined
    ? 'The two disagree on so few samples that no difference could have been found with power 80\u00a0%.'
    : `With this much disagreement, a difference below about ${pointsText(detectable)} percentage points would be missed more often than one time in five.`;
}

function cautionsOf({ samples, groups }: PairedComparison, differs: boolean): string[] {
  const cautions = [
    differs
      ? 'Significance is no measure of use: look at the difference and at its interval.'
      : 'Not significant does not mean equal: see what difference could have been found.',
    'One trained model beside another says nothing of how either method fares with other seeds or other data.',
  ];
  if (groups < samples)
    cautions.push(
      `The ${samples} samples belong to ${groups} groups and are not independent, so the statement goes by groups; McNemar’s p, given beside it, ignores them.`,
    );
  return cautions;
}
