import { Failure } from '../failure';

const goOn = 'Resume the run: it goes on from its last checkpoint.';

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

  noNpm: (why: string) =>
    new Failure(
      'engine.no-npm',
      `npm cannot be started: ${why}.`,
      'Install Node.js, which brings npm, and see that it is on the PATH; or let the setting hybridQml.tensorflow.path name a folder where @tensorflow/tfjs-node is installed.',
    ),

  notInstalled: (why: string) =>
    new Failure(
      'engine.not-installed',
      `npm could not install TensorFlow: ${why}.`,
      'The download needs the npm registry and the storage of TensorFlow’s libraries to be reachable; nothing was left behind. The embedded engine needs no installation.',
    ),

  outOfMemory: (wanted: number, used: number, limit: number) =>
    new Failure(
      'engine.out-of-memory',
      `The network needs ${mebibytes(wanted)} more, beside the ${mebibytes(used)} it holds; the engine's limit is ${mebibytes(limit)}.`,
      'Make `training.batchSize` or `preprocessing.size` smaller, or raise HYBRID_QML_MEMORY_LIMIT (in MiB, at most 4095).',
    ),

  threadFailed: (why: string) =>
    new Failure(
      'engine.thread-failed',
      `A computing thread of the embedded engine failed within a step: ${why}.`,
      `${goOn} If it comes back, report it with the output of \`hybrid-qml --version\`.`,
    ),

  threadLost: () =>
    new Failure(
      'engine.thread-lost',
      'A computing thread of the embedded engine ended within a step, without saying why; the step’s result is lost.',
      `${goOn} If it comes back, the machine may be short of memory: close other programs or set \`engine.threads: 1\`.`,
    ),
};

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
