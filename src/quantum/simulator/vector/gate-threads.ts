import type { Worker } from 'node:worker_threads';
import { quantumRunFailures } from '../../../shared/failures/quantum-run';
import { gatesModule, type GatesModule } from './gates-module';
import { runShare, type GateTask } from './gate-task';

/** Words of the control block that threads share. */
export const control = {
  /** Rises with every task. */
  generation: 0,
  /** Threads that are done with it. */
  done: 1,
  /** Threads that have started. */
  ready: 2,
  failed: 3,
  words: 4,
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
}

const startTimeout = 10_000;
const pools = new Map<number, GateThreads>();

/** Worker threads that share the groups of a batch with the calling thread, which waits for them. */
export class GateThreads {
  private readonly words: Int32Array;
  private readonly ids = new Map<WebAssembly.Memory, number>();
  private nextId = 0;
  private waited = false;

  private constructor(
    readonly count: number,
    private readonly workers: readonly Worker[],
    buffer: SharedArrayBuffer,
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
    const buffer = new SharedArrayBuffer(4 * control.words);
    const workers = Array.from({ length: count - 1 }, (_, k) => {
      const workerData: WorkerStart = { module: gatesModule().module, control: buffer, index: k + 1, count };
      const worker = new threads.Worker(file, { workerData });
      worker.unref();
      return worker;
    });
    const pool = new GateThreads(count, workers, buffer);
    pools.set(count, pool);
    return pool;
  }

  /** Runs the task on all threads and returns when it is done. */
  run(memory: WebAssembly.Memory, task: GateTask, kernels: GatesModule): void {
    if (!this.waited) this.waitUntilReady();
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
    runShare(kernels, task, 0, this.count);
    for (;;) {
      const done = Atomics.load(this.words, control.done);
      if (Atomics.load(this.words, control.failed) !== 0) throw quantumRunFailures.workerFailed('it threw an error');
      if (done === this.workers.length) return;
      Atomics.wait(this.words, control.done, done, 1000);
    }
  }

  /** Lets go of a memory. */
  forget(memory: WebAssembly.Memory): void {
    const id = this.ids.get(memory);
    if (id === undefined) return;
    this.ids.delete(memory);
    for (const worker of this.workers) worker.postMessage({ kind: 'forget', memory: id } satisfies WorkerMessage);
  }

  private waitUntilReady(): void {
    const end = Date.now() + startTimeout;
    for (;;) {
      const ready = Atomics.load(this.words, control.ready);
      if (ready === this.workers.length) break;
      if (Date.now() > end) throw quantumRunFailures.workerFailed('it did not start');
      Atomics.wait(this.words, control.ready, ready, 100);
    }
    this.waited = true;
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
