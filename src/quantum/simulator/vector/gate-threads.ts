import type { MessagePort, Worker, WorkerOptions } from 'node:worker_threads';
import { LAST_WORDS_BYTES, readLastWords } from '../../../kernels/last-words';
import { ThreadWatch } from '../../../kernels/thread-watch';
import { Failure, messageOf } from '../../../shared/failure';
import { quantumRunFailures } from '../../../shared/failures/quantum-run';
import { gatesModule, type GatesModule } from './gates-module';
import { runShare, type GateTask } from './gate-task';

/** Words of the control block that threads share; behind them a thread that fails says why. */
export const control = {
  /** Rises with every task. */
  generation: 0,
  /** Threads that are done with it. */
  done: 1,
  /** Threads that have started. */
  ready: 2,
  words: 3,
} as const;

/** What a worker is told: a memory to attach, a task to run at the next generation, or a memory to drop. */
export type WorkerMessage =
  | { readonly kind: 'task'; readonly memory: number; readonly attach?: WebAssembly.Memory; readonly task: GateTask }
  | { readonly kind: 'forget'; readonly memory: number };

export interface WorkerStart {
  readonly module: WebAssembly.Module;
  readonly control: SharedArrayBuffer;
  /** 1 … count − 1; the calling thread is 0. */
  readonly index: number;
  readonly count: number;
  /** Held while the thread lives; see src/kernels/thread-watch.ts. */
  readonly port: MessagePort;
}

/** Milliseconds of a wait, after which the others are looked after. */
const waitMs = 100;
const pools = new Map<number, GateThreads>();

/** Worker threads that share the groups of a batch with the calling thread, which waits for them. */
export class GateThreads {
  private readonly words: Int32Array;
  private readonly ids = new Map<WebAssembly.Memory, number>();
  private nextId = 0;
  /** Why nothing more can be run: a share was not finished, and others may still be writing. */
  private broken: Failure | undefined;

  private constructor(
    readonly count: number,
    private readonly workers: readonly Worker[],
    private readonly watch: ThreadWatch,
    private readonly buffer: SharedArrayBuffer,
  ) {
    this.words = new Int32Array(buffer);
  }

  /** The process's threads for this count; undefined where there can be none: one wanted, no shared memory, no workers. */
  static of(count: number): GateThreads | undefined {
    if (count <= 1 || !gatesModule().shared) return undefined;
    const kept = pools.get(count);
    if (kept !== undefined) return kept;
    const file = workerFile();
    const threads = builtin('node:worker_threads');
    if (file === undefined || threads === undefined) return undefined;
    const buffer = new SharedArrayBuffer(4 * control.words + LAST_WORDS_BYTES);
    const startWorker = (options: WorkerOptions): Worker => new threads.Worker(file, options);
    const watch = new ThreadWatch(count - 1, startWorker);
    const workers = Array.from({ length: count - 1 }, (_, k) => {
      const port = watch.nextPort();
      const workerData: WorkerStart = { module: gatesModule().module, control: buffer, index: k + 1, count, port };
      const worker = startWorker({ workerData, transferList: [port] });
      worker.unref();
      // Whoever waits for it is told by the watch, and only then; unheard, the event would end the process
      worker.on('error', (error) => process.emitWarning(`A simulation thread ended: ${messageOf(error)}`));
      return worker;
    });
    const pool = new GateThreads(count, workers, watch, buffer);
    pools.set(count, pool);
    return pool;
  }

  /** Runs the task on all threads and returns when it is done; throws a Failure where one fails or ends, and from then on. */
  run(memory: WebAssembly.Memory, task: GateTask, kernels: GatesModule): void {
    if (this.broken !== undefined) throw this.broken;
    try {
      this.waitFor(control.ready);
      this.offer(memory, task);
      runShare(kernels, task, 0, this.count);
      this.waitFor(control.done);
    } catch (error) {
      this.broken = error instanceof Failure ? error : quantumRunFailures.workerFailed(messageOf(error));
      throw this.broken;
    }
  }

  /** Lets go of a memory. */
  forget(memory: WebAssembly.Memory): void {
    const id = this.ids.get(memory);
    if (id === undefined) return;
    this.ids.delete(memory);
    for (const worker of this.workers) worker.postMessage({ kind: 'forget', memory: id } satisfies WorkerMessage);
  }

  private offer(memory: WebAssembly.Memory, task: GateTask): void {
    const known = this.ids.get(memory);
    const id = known ?? this.nextId++;
    this.ids.set(memory, id);
    const message: WorkerMessage = {
      kind: 'task',
      memory: id,
      task,
      ...(known === undefined ? { attach: memory } : {}),
    };
    for (const worker of this.workers) worker.postMessage(message);
    Atomics.store(this.words, control.done, 0);
    Atomics.add(this.words, control.generation, 1);
    Atomics.notify(this.words, control.generation);
  }

  /** Waits until all others have counted themselves in this word. */
  private waitFor(word: number): void {
    this.watch.begin();
    for (;;) {
      const counted = Atomics.load(this.words, word);
      const said = readLastWords(this.buffer, 4 * control.words);
      if (said !== undefined) throw quantumRunFailures.workerFailed(said);
      if (counted === this.workers.length) return;
      if (Atomics.wait(this.words, word, counted, waitMs) === 'timed-out' && this.watch.ended().length > 0)
        throw quantumRunFailures.workerFailed('it ended without saying why');
    }
  }
}

/** Node's own module, asked for at run time so that this file can also be bundled for a webview. */
function builtin<Name extends 'node:worker_threads' | 'node:fs' | 'node:path'>(name: Name) {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') return undefined;
  return process.getBuiltinModule(name);
}

/** dist/gate-worker.js beside this bundle, or in dist/ where this runs from source. */
function workerFile(): string | undefined {
  const [fs, path] = [builtin('node:fs'), builtin('node:path')];
  if (fs === undefined || path === undefined || typeof __dirname === 'undefined') return undefined;
  const candidates = [__dirname, path.join(__dirname, '..', '..', '..', '..', 'dist')];
  return candidates.map((folder) => path.join(folder, 'gate-worker.js')).find((file) => fs.existsSync(file));
}
