import { Failure } from '../failure';

/** Running a circuit: what its numbers, options or size may get wrong. */
export const quantumRunFailures = {
  tooManyQubits: (qubits: number, limit: number, simulator: string) =>
    new Failure(
      'quantum-run.too-many-qubits',
      `A circuit of ${qubits} qubits is too large for the ${simulator}, which takes ${limit} at most.`,
      'Use fewer qubits: memory and time double with each one.',
    ),
  wrongLength: (what: string, expected: number, found: number) =>
    new Failure(
      'quantum-run.wrong-length',
      `The circuit takes ${expected} ${what}, but ${found} were given.`,
      'Give one row of inputs per sample, row after row, and one number per weight.',
    ),
  badBatch: (batch: number) =>
    new Failure(
      'quantum-run.bad-batch',
      `A batch of ${batch} samples cannot be run.`,
      'The batch size is a whole number from 1.',
    ),
  notFinite: (what: string, index: number, value: number) =>
    new Failure(
      'quantum-run.not-finite',
      `${what} ${index} is ${value}.`,
      'Angles and amplitudes have to be finite numbers; look for a division by zero or an overflow in what makes them.',
    ),
  overflow: (sample: number) =>
    new Failure(
      'quantum-run.overflow',
      `The angles of sample ${sample} are too large to be computed.`,
      'An angle is a product of inputs, weights and a scale: keep each of them in a sensible range.',
    ),
  amplitudesNotNormalised: (sample: number, norm: number) =>
    new Failure(
      'quantum-run.amplitudes-not-normalised',
      `The amplitudes of sample ${sample} have length ${norm}, not 1.`,
      'Normalise them, or set "normalise": true on the StatePrep operation.',
    ),
  amplitudesZero: (sample: number) =>
    new Failure(
      'quantum-run.amplitudes-zero',
      `The amplitudes of sample ${sample} are all zero, which is no quantum state.`,
      'Leave that sample out, or encode it by angles.',
    ),
  badOption: (option: string, value: string, allowed: string) =>
    new Failure('quantum-run.bad-option', `${option} cannot be ${value}.`, `It is ${allowed}.`),
  gradientImpossible: (method: string, reason: string, remedy: string) =>
    new Failure('quantum-run.gradient-impossible', `The ${method} gradient cannot be used here: ${reason}.`, remedy),
  badNoise: (rule: string, problem: string) =>
    new Failure(
      'quantum-run.bad-noise',
      `The noise rule ${rule} is wrong: ${problem}.`,
      'Probabilities lie in 0 … 1, times are positive, and T2 is at most 2·T1.',
    ),
  unreadable: (file: string, cause: unknown) =>
    new Failure(
      'quantum-run.unreadable',
      'This file cannot be read.',
      'Check its path and that you may read it.',
      { file },
      { cause },
    ),
  disposed: () =>
    new Failure('quantum-run.disposed', 'This compiled circuit has been disposed of.', 'Compile it again.'),
  outOfMemory: (qubits: number, mebibytes: number, cause: unknown) =>
    new Failure(
      'quantum-run.out-of-memory',
      `The state of ${qubits} qubits needs ${mebibytes} MiB, which the system would not give.`,
      'Use fewer qubits, precision f32 or a smaller batch.',
      {},
      { cause },
    ),
  workerFailed: (reason: string) =>
    new Failure(
      'quantum-run.worker-failed',
      `A simulation thread ended unexpectedly: ${reason}.`,
      'Run again, or resume the training, which goes on from its last checkpoint. If it comes back, use one thread and report this.',
    ),
};
