import { Failure } from '../failure';

export const inspectorFailures = {
  badMessage: (what: string) =>
    new Failure(
      'inspector.bad-message',
      `The inspector was asked in a way it does not know (${what}).`,
      'Reload the window: an update may have left two versions running.',
    ),
  badReply: (kind: string) =>
    new Failure(
      'inspector.bad-reply',
      `The inspector's answer to '${kind}' is not one.`,
      'Reload the window: an update may have left two versions running.',
    ),
  lost: (run: string, why: string) =>
    new Failure(
      'inspector.lost',
      `The process that opens this run ended${why === '' ? '' : `: ${why}`}.`,
      'Try again; the log "Hybrid QML" holds what it said.',
      { file: run },
    ),
  timedOut: (kind: string, seconds: number) =>
    new Failure(
      'inspector.timed-out',
      `The inspector did not answer '${kind}' within ${seconds} s.`,
      'Try again when the machine has less to do, for instance after a training.',
    ),
  cancelled: () => new Failure('inspector.cancelled', 'The request was cancelled.', ''),
  noSample: (index: number, count: number) =>
    new Failure(
      'inspector.no-sample',
      `There is no test image ${index}: the run's test split holds ${count}.`,
      'Choose an image of the test split.',
    ),
  noClass: (index: number, count: number) =>
    new Failure(
      'inspector.no-class',
      `There is no class ${index}: the run knows ${count} classes.`,
      'Choose one of its classes.',
    ),
  noWeights: (run: string, wanted: string) =>
    new Failure(
      'inspector.no-weights',
      `The run keeps no weights of ${wanted}.`,
      'Choose another checkpoint, or wait for the first epoch of a run that still trains.',
      { file: run },
    ),
  dataMissing: (place: string) =>
    new Failure(
      'inspector.data-missing',
      'The images this run was trained on are not where it says: this is missing on this machine.',
      'Put the data back there, or open the run on the machine that trained it.',
      { file: place },
    ),
};
