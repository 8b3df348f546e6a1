import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { distFolder } from '../shared/dist-folder';
import { messageOf } from '../shared/failure';
import { engineFailures } from '../shared/failures/engine';
import { BUSY, LAST_WORDS } from './control-page';
import { readLastWords } from './last-words';
import type { KernelWorkerData, TensorModule } from './tensor-module';
import { ThreadWatch } from './thread-watch';

/** The threads that share the tensor kernels' work with the calling thread. */
export class KernelThreads {
  private constructor(
    private readonly memory: WebAssembly.Memory,
    private readonly workers: readonly Worker[],
    private readonly watch: ThreadWatch | undefined,
    /** Why there are fewer than asked for. */
    readonly notice: string | undefined,
  ) {}

  /** Without any. */
  static none(memory: WebAssembly.Memory, notice: string | undefined): KernelThreads {
    return new KernelThreads(memory, [], undefined, notice);
  }

  static start(
    count: number,
    module: WebAssembly.Module,
    memory: WebAssembly.Memory,
    newScratch: () => number,
  ): KernelThreads {
    if (count <= 0) return KernelThreads.none(memory, undefined);
    const file = join(distFolder(), 'kernel-worker.js');
    if (!existsSync(file)) return KernelThreads.none(memory, `One thread only: ${file} is missing.`);
    const startWorker = (options: WorkerOptions): Worker => new Worker(file, options);
    const watch = new ThreadWatch(count, startWorker);
    try {
      const workers = Array.from({ length: count }, (_, index) => {
        const port = watch.nextPort();
        const workerData: KernelWorkerData = { module, memory, thread: index + 1, scratch: newScratch(), port };
        const worker = startWorker({ workerData, transferList: [port] });
        worker.unref();
        // One that does not start only makes the others do its work: chunks belong to whoever claims them.
        worker.on('error', (error) => process.emitWarning(`A kernel thread ended: ${messageOf(error)}`));
        return worker;
      });
      return new KernelThreads(memory, workers, watch, undefined);
    } catch (error) {
      return KernelThreads.none(memory, `One thread only: worker threads do not start here (${messageOf(error)}).`);
    }
  }

  get count(): number {
    return this.workers.length;
  }

  /** Takes part in the task on offer until it is done; throws a Failure where a thread has ended within a chunk of it. */
  finish(module: TensorModule): void {
    if (module.finish() !== 0) return;
    this.watch?.begin();
    do this.look();
    while (module.finish() === 0);
  }

  async stop(): Promise<void> {
    await Promise.all([this.watch?.stop(), ...this.workers.map((worker) => worker.terminate())]);
  }

  private look(): void {
    const { buffer } = this.memory;
    const said = readLastWords(buffer, LAST_WORDS);
    if (said !== undefined) throw engineFailures.threadFailed(said);
    const ended = this.watch?.ended() ?? [];
    if (ended.length === 0) return;
    // One that held no chunk is not waited for
    const words = new Int32Array(buffer, BUSY, 16 * (this.count + 1));
    if (ended.some((index) => Atomics.load(words, 16 * (index + 1)) !== 0)) throw engineFailures.threadLost();
  }
}
