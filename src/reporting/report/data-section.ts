import type { ExperimentConfig } from '../../experiment/schema/experiment';
import type { DataSummary } from '../../runs/run-record';
import type { RunReading } from '../run-reading';
import type { ReportTable } from '../tables/report-table';
import { paragraph, tableBlock, type ReportBlock, type ReportSection } from './report-document';

/** Which images were trained and tested with, and how they were divided. */
export function dataSection({ run, config }: RunReading): ReportSection {
  const { data } = run.record;
  const blocks: ReportBlock[] = config === undefined ? [] : [paragraph(splitText(config))];
  if (data === undefined) blocks.push(paragraph('The run ended before its data were prepared.'));
  else {
    blocks.push(tableBlock(samplesTable(data)));
    if (data.setAside > 0) blocks.push(paragraph(`${data.setAside} files could not be used and were set aside.`));
  }
  return { title: 'Data', blocks };
}

/** How the images were divided, in one sentence. */
export function splitText({ dataset, seed, training }: ExperimentConfig): string {
  const { split } = dataset;
  const drawn = training.seeds.split ?? seed;
  const validation = `${100 * split.validation}\u00a0% of the rest for validation`;
  const groups = 'Samples of one group (a patient, where it is known) are never divided.';
  const source = `Source: ${dataset.source}.`;
  switch (split.kind) {
    case 'given':
      return `${source} Split: as given by the dataset itself, which may put one patient on both sides; a validation part not named there is drawn with seed ${drawn}.`;
    case 'holdout':
      return `${source} Split: hold-out drawn with seed ${drawn}, ${100 * split.test}\u00a0% for testing, ${validation}. ${groups}`;
    case 'kfold':
      return `${source} Split: ${split.folds}-fold cross-validation drawn with seed ${drawn}, fold ${split.fold} for testing, ${validation}. ${groups}`;
  }
}

function samplesTable({ classes, samples, groups }: DataSummary): ReportTable {
  const parts = ['train', 'validation', 'test'] as const;
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  return {
    caption: 'Samples of each class in each part.',
    columns: [
      { key: 'class', title: 'Class', format: 'text' },
      { key: 'train', title: 'Training', format: 'count' },
      { key: 'validation', title: 'Validation', format: 'count' },
      { key: 'test', title: 'Test', format: 'count' },
    ],
    rows: [
      ...classes.map((name, c) => [name, ...parts.map((part) => samples[part][c] ?? 0)]),
      ['All samples', ...parts.map((part) => total(samples[part]))],
      ['Groups', ...parts.map((part) => groups[part])],
    ],
    notes: [],
  };
}
