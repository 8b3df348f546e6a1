import { at, finding, type Check } from './check';

/** Warm-up, patience and steps have to fit into the epochs. */
export const trainingLengthCheck: Check = {
  reads: at('training.epochs', 'training.schedule', 'training.earlyStopping'),
  run({ config }) {
    const { epochs, schedule, earlyStopping } = config.training;
    const found = [];
    if (schedule.warmup >= epochs && schedule.warmup > 0)
      found.push(
        finding(
          'error',
          'endless-warmup',
          ['training', 'schedule', 'warmup'],
          `A warm-up of ${schedule.warmup} epochs leaves nothing of the ${epochs} epochs of training.`,
          'Make it shorter than the training; 1 or 2 is usual.',
        ),
      );
    if (schedule.kind === 'step' && schedule.every >= epochs)
      found.push(
        finding(
          'warning',
          'no-step',
          ['training', 'schedule', 'every'],
          `A step every ${schedule.every} epochs never comes in ${epochs} epochs.`,
          'Make it shorter than the training, or use `constant`.',
        ),
      );
    if (earlyStopping !== 'none' && earlyStopping.patience >= epochs)
      found.push(
        finding(
          'warning',
          'endless-patience',
          ['training', 'earlyStopping', 'patience'],
          `A patience of ${earlyStopping.patience} never runs out in ${epochs} epochs.`,
          'Only the best weights will be restored; make it shorter than the training to stop early.',
        ),
      );
    return found;
  },
};
