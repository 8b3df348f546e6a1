import { Failure } from '../failure';

export const trainingFailures = {
  diverged: (epoch: number, batch: number, learningRate: number): Failure =>
    new Failure(
      'training.diverged',
      `The loss is no longer a number at epoch ${epoch}, batch ${batch} (learning rate ${learningRate.toPrecision(3)}).`,
      'Lower training.optimiser.learningRate, set training.clipNorm: 1, or add training.schedule.warmup; checkpoints of earlier epochs are kept.',
    ),
  nothingToTrainOn: (count: number): Failure =>
    new Failure(
      'training.too-few-samples',
      `The training split holds ${count} samples; batch normalisation needs at least 2 in a batch.`,
      'Add images or give more of them to training in dataset.split.',
    ),
  dataChanged: (run: string): Failure =>
    new Failure(
      'run.data-changed',
      `The data are no longer those that run ${run} was trained on: their fingerprint differs.`,
      'Restore the images, manifest and split, or start a new run with hybrid-qml train.',
    ),
};
