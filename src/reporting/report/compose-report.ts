import type { RunReading } from '../run-reading';
import {
  confusionSection,
  differencesSection,
  overlaySection,
  resultsSection,
  runsSection,
} from './comparison-sections';
import { dataSection } from './data-section';
import { modelSection, reproductionSection } from './method-section';
import { pairedSection } from './paired-section';
import { paragraph, warning, type ReportBlock, type ReportDocument, type ReportSection } from './report-document';
import { resultSection } from './result-section';
import { runGroups } from './run-groups';
import { distinctNames } from './run-names';
import { trainingSection } from './training-section';
import { runWarnings } from './warnings';

/** A report of one run, or a comparison of several. */
export function composeReport(readings: readonly RunReading[]): ReportDocument {
  const names = distinctNames(readings);
  const [first, ...others] = readings;
  if (first === undefined) return { title: 'No runs', subtitle: '', sections: [] };
  return others.length === 0 ? ofRun(first, names[0]!) : ofComparison(readings, names);
}

function ofRun(reading: RunReading, name: string): ReportDocument {
  const { run, config, result } = reading;
  const warnings = runWarnings(reading).map(warning);
  const description = config?.description ?? '';
  return {
    title: run.record.name,
    subtitle: `Report of run ${run.record.id}`,
    sections: [
      ...opening([...(description === '' ? [] : [paragraph(description)]), ...warnings]),
      ...(result === undefined ? [] : [resultSection(name, result)]),
      trainingSection(reading),
      dataSection(reading),
      modelSection(reading),
      reproductionSection([reading], [name]),
      readingGuide,
    ],
  };
}

function ofComparison(readings: readonly RunReading[], names: readonly string[]): ReportDocument {
  const groups = runGroups(readings, names);
  const warnings = new Map<string, string[]>();
  readings.forEach((reading, i) => {
    for (const text of runWarnings(reading)) warnings.set(text, [...(warnings.get(text) ?? []), names[i]!]);
  });
  const told = [...warnings].map(([text, of]) =>
    warning(of.length === readings.length ? `All runs: ${text}` : `${of.join('; ')}: ${text}`),
  );
  return {
    title: groups.map(({ name }) => name).join(' · '),
    subtitle: `Comparison of ${readings.length} runs`,
    sections: [
      ...opening(told),
      resultsSection(readings, groups),
      pairedSection(readings, names, groups),
      differencesSection(readings, groups),
      overlaySection(readings, groups),
      ...confusionSection(readings, names),
      runsSection(readings),
      dataSection(readings[0]!),
      reproductionSection(readings, names),
      readingGuide,
    ],
  };
}

function opening(blocks: readonly ReportBlock[]): ReportSection[] {
  return blocks.length === 0 ? [] : [{ title: 'Before the figures', blocks }];
}

const readingGuide: ReportSection = {
  title: 'How to read the figures',
  blocks: [
    paragraph(
      'Every metric is computed from the run’s predictions.csv alone, with scikit-learn’s definitions. A ratio whose denominator is 0 (the precision of a class never predicted) is 0; a dash stands for what is undefined.',
    ),
    paragraph(
      'Intervals are percentile bootstrap intervals that draw whole groups with replacement. They tell how much the figure of this one trained model depends on which groups were tested; other seeds and other hospitals are not in them.',
    ),
    paragraph(
      'A difference is called one only where a paired test on the same test samples stands behind it (exact, two-sided, 5\u00a0%, Holm’s adjustment for several).',
    ),
  ],
};
