import { pText, pointsText } from '../tables/number-text';
import { significance, type PairedComparison } from './paired-comparison';

/** What a paired comparison allows to say, and what it does not, in plain sentences. */
export interface ComparisonStatement {
  readonly verdict: 'differs' | 'not significant';
  /** The verdict in one sentence, with the counts and the test behind it. */
  readonly sentence: string;
  /** What must be kept in mind. */
  readonly cautions: readonly string[];
}

/** `p`: adjusted, where several comparisons were made; else the comparison's own. */
export function comparisonStatement(comparison: PairedComparison, p = comparison.p): ComparisonStatement {
  const { one, other, samples, groups, onlyOne, onlyOther, difference } = comparison;
  const differs = p < significance;
  const clustered = groups < samples;
  const test = clustered ? 'exact sign-flip test over groups' : 'exact McNemar test';
  const adjusted = p === comparison.p ? '' : ', adjusted by Holm';
  const counts = `only ${one} is right on ${onlyOne} and only ${other} on ${onlyOther} of ${samples} test samples`;
  const verdict = differs
    ? `The accuracies differ, by ${pointsText(difference.value)} percentage points in favour of ${difference.value > 0 ? one : other}`
    : 'No significant difference in accuracy';
  return {
    verdict: differs ? 'differs' : 'not significant',
    sentence: `${verdict}: ${counts} (${test}, two-sided p ${pText(p)}${adjusted}).`,
    cautions: cautionsOf(comparison, differs),
  };
}

function cautionsOf({ samples, groups, mcNemar, detectable }: PairedComparison, differs: boolean): string[] {
  const cautions = [
    'One trained model beside another: this says nothing of how either method fares with other seeds or other data.',
  ];
  if (groups < samples)
    cautions.push(
      `The ${samples} samples belong to ${groups} groups and are not independent: the statement goes by groups. McNemar’s exact p, which ignores them, is ${pText(mcNemar, 'prose')}.`,
    );
  if (!differs)
    cautions.push(
      `Not significant does not mean equal. ${
        detectable === undefined
          ? 'With so little disagreement no difference could have been found with power 80 %.'
          : `A difference below about ${pointsText(detectable)} percentage points would be missed more often than one time in five.`
      }`,
    );
  if (differs) cautions.push(`Significance is no measure of use: look at the difference and at its interval.`);
  return cautions;
}
