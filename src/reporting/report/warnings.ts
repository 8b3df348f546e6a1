import type { RunReading } from '../run-reading';

/** Groups in the test set below which bootstrap intervals are too narrow. */
const fewGroups = 30;

/** What a reader must know before the figures: how it ended, what the data audit saw, what could not be read. */
export function runWarnings({ run, series, result, problems }: RunReading): string[] {
  const { state, reason, epoch, epochs } = run.record;
  const found: string[] = [];
  if (state === 'failed') found.push(`The run failed: ${reason?.what ?? 'the reason was not recorded'}`);
  else if (state !== 'completed') {
    const how = run.liveness === 'dead' ? 'was interrupted' : state === 'stopped' ? 'was stopped' : 'has not ended';
    found.push(`The run ${how} after ${epoch} of ${epochs} epochs.`);
  }
  if (result === undefined && state === 'completed') found.push('There are no predictions of a test set to read.');
  if (result !== undefined && result.evaluation.groups < fewGroups)
    found.push(
      `The test set has ${result.evaluation.groups} groups only: the intervals are too narrow, and the figures depend much on which groups were drawn.`,
    );
  const logged = series.warnings.filter((text) => reason === undefined || !text.includes(reason.what));
  return [...found, ...logged, ...problems];
}
