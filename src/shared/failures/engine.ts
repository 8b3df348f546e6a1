import { Failure } from '../failure';

/** Failures of the engines that run tensor operations. */
export const engineFailures = {
  unavailable: (name: string, reasons: readonly string[]) =>
    new Failure(
      'engine.unavailable',
      `The engine '${name}' cannot run here. ${reasons.join(' ')}`,
      name === 'tensorflow' ? 'Set `engine: auto` or `engine: wasm`, which needs nothing installed.' : '',
      { path: 'engine' },
    ),

  selfTest: (name: string, expected: string, got: string) =>
    new Failure(
      'engine.self-test',
      `The engine '${name}' computes wrongly here: its self-test gave ${got} instead of ${expected}.`,
      'Choose another engine in the experiment, and report this with the output of `hybrid-qml --version`.',
    ),

  outOfMemory: (wanted: number, used: number, limit: number) =>
    new Failure(
      'engine.out-of-memory',
      `The network needs ${mebibytes(wanted)} more, beside the ${mebibytes(used)} it holds; the engine's limit is ${mebibytes(limit)}.`,
      'Make `training.batchSize` or `preprocessing.size` smaller, or raise HYBRID_QML_MEMORY_LIMIT (in MiB, at most 4095).',
    ),
};

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
