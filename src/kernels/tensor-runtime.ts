import { existsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { distFolder } from '../shared/dist-folder';
import { engineFailures } from '../shared/failures/engine';
import { messageOf } from '../shared/failure';
import { tensorWasm } from './generated/tensor';
import { MemoryArena } from './memory-arena';
import type { TensorTask } from './tensor-tasks';

/** What the compiled module exports; see src/kernels/assembly/tensor/pool.ts. */
export interface TensorModule {
  dispatch(task: number, chunks: number): void;
  runAlone(task: number, chunks: number): void;
  serve(): void;
  setScratch(address: number): void;
}

/** What a worker thread is started with. */
export interface KernelWorkerData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly scratch: number;
}

const PAGE = 65536;
/** Fixed addresses of src/kernels/assembly/tensor/pool.ts. */
const GENERATION = 4096;
const QUIT = 4296;
const ARGUMENTS = 8192;
const FLOAT_ARGUMENTS = ARGUMENTS + 256;
/** What each thread may write on within one chunk of a task; only the part that is written to becomes resident. */
export const SCRATCH_BYTES = 8 * 2 ** 20;
const MOST_THREADS = 64;

/** Tensor kernels over one shared memory, run by the calling thread and its helpers. */
export class TensorRuntime {
  readonly arena: MemoryArena;
  private readonly words: Int32Array;
  private readonly numbers: Float32Array;
  private readonly isShared: boolean;

  private constructor(
    private readonly memory: WebAssembly.Memory,
    private readonly module: TensorModule,
    private readonly workers: readonly Worker[],
    /** Why there are fewer threads than asked for. */
    readonly notice: string | undefined,
    arena: MemoryArena,
  ) {
    this.arena = arena;
    this.isShared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
    this.words = new Int32Array(memory.buffer, 0, PAGE / 4);
    this.numbers = new Float32Array(memory.buffer, 0, PAGE / 4);
  }

  /**
   * @param threads 0: as many as the machine has cores
   * @param shared false: as where the host has no shared memory
   */
  static start(threads: number, shared = hasSharedMemory()): TensorRuntime {
    const wanted = Math.min(MOST_THREADS, threads === 0 ? availableParallelism() : threads);
    const limit = memoryLimit();
    const memory = shared ? new WebAssembly.Memory({ initial: 16, maximum: 65536, shared }) : wholeMemory(limit);
    const grow = (end: number, bytes: number, used: number): void => {
      if (end > limit) throw engineFailures.outOfMemory(bytes, used, limit);
      const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE);
      if (missing > 0) growBy(memory, missing, () => engineFailures.outOfMemory(bytes, used, memory.buffer.byteLength));
    };
    const arena = new MemoryArena(PAGE, grow);
    const binary = Buffer.from(tensorWasm, 'base64');
    const compiled = new WebAssembly.Module(shared ? binary : withoutSharing(binary));
    const module = instantiate(compiled, memory);
    module.setScratch(arena.allocate(SCRATCH_BYTES));
    const { workers, notice } = shared
      ? startWorkers(wanted - 1, () => ({ module: compiled, memory, scratch: arena.allocate(SCRATCH_BYTES) }))
      : { workers: [], notice: wanted > 1 ? 'One thread only: no shared memory here.' : undefined };
    return new TensorRuntime(memory, module, workers, notice, arena);
  }

  get threads(): number {
    return this.workers.length + 1;
  }

  /** A view of floats; it stays valid while the address is allocated, also when the memory grows. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** The like view of bytes. */
  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, length);
  }

  /** Whether a buffer is this memory. */
  owns(buffer: ArrayBufferLike): boolean {
    // A shared memory that has grown has several buffer objects, all of the one memory.
    return buffer === this.memory.buffer || (this.isShared && buffer instanceof SharedArrayBuffer);
  }

  /** Runs all chunks of a task and returns when they are done. Word arguments are integers or addresses. */
  run(task: TensorTask, chunks: number, words: readonly number[], numbers: readonly number[] = []): void {
    if (chunks <= 0) return;
    for (let i = 0; i < words.length; i++) this.words[ARGUMENTS / 4 + i] = words[i]!;
    for (let i = 0; i < numbers.length; i++) this.numbers[FLOAT_ARGUMENTS / 4 + i] = numbers[i]!;
    if (this.workers.length === 0) this.module.runAlone(task, chunks);
    else this.module.dispatch(task, chunks);
  }

  async stop(): Promise<void> {
    Atomics.store(this.words, QUIT / 4, 1);
    Atomics.add(this.words, GENERATION / 4, 1);
    if (this.isShared) Atomics.notify(this.words, GENERATION / 4);
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

/** Instantiates the module over a memory, in any thread. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): TensorModule {
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
  return instance.exports as unknown as TensorModule;
}

function hasSharedMemory(): boolean {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer;
  } catch {
    return false;
  }
}

/** Growing would detach every view of an unshared memory, so it has its full length at once; untouched pages cost nothing. */
function wholeMemory(limit: number): WebAssembly.Memory {
  const pages = Math.floor(Math.min(limit, 2 ** 31) / PAGE);
  return new WebAssembly.Memory({ initial: pages, maximum: pages });
}

/** The same module, importing an unshared memory: the one flag of the import `env.memory` that says so is cleared. */
function withoutSharing(binary: Buffer): Uint8Array<ArrayBuffer> {
  const entry = Buffer.from([3, ...Buffer.from('env'), 6, ...Buffer.from('memory'), 2]);
  const flags = binary.indexOf(entry) + entry.length;
  const changed = new Uint8Array(binary);
  changed[flags] = 1;
  return changed;
}

function growBy(memory: WebAssembly.Memory, pages: number, failure: () => Error): void {
  try {
    memory.grow(pages);
  } catch {
    throw failure();
  }
}

/** Bytes the kernels may use: HYBRID_QML_MEMORY_LIMIT in MiB, else three quarters of the machine's memory; at most 4095 MiB. */
function memoryLimit(): number {
  const set = Number(process.env['HYBRID_QML_MEMORY_LIMIT']);
  const bytes = Number.isFinite(set) && set > 0 ? set * 2 ** 20 : totalmem() * 0.75;
  return Math.min(bytes, 4095 * 2 ** 20);
}

function startWorkers(
  count: number,
  dataFor: () => KernelWorkerData,
): { workers: readonly Worker[]; notice: string | undefined } {
  if (count <= 0) return { workers: [], notice: undefined };
  const file = join(distFolder(), 'kernel-worker.js');
  if (!existsSync(file)) return { workers: [], notice: `One thread only: ${file} is missing.` };
  try {
    const workers = Array.from({ length: count }, () => {
      const worker = new Worker(file, { workerData: dataFor() });
      worker.unref();
      // One that does not start only makes the others do its work: chunks belong to whoever claims them.
      worker.on('error', (error) => process.emitWarning(`A kernel thread ended: ${messageOf(error)}`));
      return worker;
    });
    return { workers, notice: undefined };
  } catch (error) {
    return { workers: [], notice: `One thread only: worker threads do not start here (${messageOf(error)}).` };
  }
}
