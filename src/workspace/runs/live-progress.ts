import type { BatchEvent, EpochEvent } from '../../runs/run-event';
import type { RunRecord } from '../../runs/run-record';
import type { LiveProgress } from './shown-run';

/** What the newest events and the record say of how far a run is; undefined where they say nothing yet. */
export function liveProgress(
  record: RunRecord,
  batch: BatchEvent | undefined,
  epoch: EpochEvent | undefined,
): LiveProgress | undefined {
  const { epochs, preparing } = record;
  if (record.state === 'preparing')
    return preparing && { ...nothingYet, epoch: Math.min(record.epoch + 1, epochs), epochs, preparing };
  if (batch === undefined) return undefined;
  const { loss, accuracy, imagesPerSecond } = batch;
  const secondsLeft = estimate(record, batch, epoch);
  return {
    ...{ epoch: batch.epoch, epochs, batch: batch.batch, batches: batch.batches },
    ...{ loss, accuracy, imagesPerSecond, secondsLeft },
  };
}

const nothingYet = {
  ...{ batch: 0, batches: 0, loss: null, accuracy: null, imagesPerSecond: null },
  secondsLeft: undefined,
};

/** Seconds until the last epoch ends: by the last whole epoch with its evaluation, before there is one by images a second. */
function estimate(record: RunRecord, batch: BatchEvent, epoch: EpochEvent | undefined): number | undefined {
  const epochsLeft = record.epochs - batch.epoch + 1 - batch.batch / batch.batches;
  const perEpoch = epoch === undefined ? firstEpoch(record, batch) : wholeEpoch(epoch);
  return perEpoch === undefined ? undefined : Math.max(0, epochsLeft * perEpoch);
}

function wholeEpoch({ seconds: { data, compute, evaluation } }: EpochEvent): number {
  return data + compute + evaluation;
}

function firstEpoch({ data }: RunRecord, { imagesPerSecond }: BatchEvent): number | undefined {
  if (data === undefined || imagesPerSecond === null || imagesPerSecond <= 0) return undefined;
  return data.samples.train.reduce((sum, count) => sum + count, 0) / imagesPerSecond;
}
