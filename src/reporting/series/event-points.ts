import type { BatchEvent, EpochEvent, GradientEvent } from '../../runs/run-event';
import type { SeriesName } from './series-catalogue';

type Measured = readonly [SeriesName, number | null | undefined];

/** What a batch, epoch or gradient event measured, by curve; `undefined` where it says nothing, `null` where not finite. */
export function measuredBy(event: BatchEvent | EpochEvent | GradientEvent): readonly Measured[] {
  if (event.type === 'batch') return ofBatch(event);
  if (event.type === 'epoch') return ofEpoch(event);
  return [
    ['gradient.classical', event.classical],
    ['gradient.quantum', event.quantum],
  ];
}

function ofBatch({ loss, accuracy, imagesPerSecond, learningRates, memory }: BatchEvent): readonly Measured[] {
  return [
    ['batch.loss', loss],
    ['batch.accuracy', accuracy],
    ['batch.learningRate', learningRates?.network],
    ['batch.headLearningRate', learningRates?.head],
    ['batch.imagesPerSecond', imagesPerSecond],
    ['batch.memory', memory],
  ];
}

function ofEpoch(event: EpochEvent): readonly Measured[] {
  const { train, validation, learningRates, imagesPerSecond, seconds, memory } = event;
  return [
    ['train.loss', train.loss],
    ['train.accuracy', train.accuracy],
    ['validation.loss', validation?.loss],
    ['validation.accuracy', validation?.accuracy],
    ['learningRate.network', learningRates.network],
    ['learningRate.head', learningRates.head],
    ['imagesPerSecond', imagesPerSecond],
    ['seconds.data', seconds.data],
    ['seconds.classical', seconds.compute - (seconds.quantum ?? 0)],
    ['seconds.quantum', seconds.quantum],
    ['seconds.evaluation', seconds.evaluation],
    ['memory', memory],
  ];
}
