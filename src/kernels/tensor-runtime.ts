import { availableParallelism, totalmem } from 'node:os';
import { Failure, messageOf } from '../shared/failure';
import { engineFailures } from '../shared/failures/engine';
import { ARGUMENTS, FLOAT_ARGUMENTS, GENERATION, MOST_THREADS, PAGE, QUIT } from './control-page';
import { tensorWasm } from './generated/tensor';
import { KernelThreads } from './kernel-threads';
import { MemoryArena } from './memory-arena';
import { instantiate, withoutSharing, type TensorModule } from './tensor-module';
import type { TensorTask } from './tensor-tasks';

/** What each thread may write on within one chunk of a task; only the part that is written to becomes resident. */
export const SCRATCH_BYTES = 8 * 2 ** 20;

/** Tensor kernels over one shared memory, run by the calling thread and its helpers. */
export class TensorRuntime {
  readonly arena: MemoryArena;
  private readonly words: Int32Array;
  private readonly numbers: Float32Array;
  private readonly isShared: boolean;
  /** Why nothing more can be computed: a chunk was not finished, and others may still be writing. */
  private broken: Failure | undefined;

  private constructor(
    private readonly memory: WebAssembly.Memory,
    private readonly module: TensorModule,
    private readonly helpers: KernelThreads,
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
    const helpers = shared
      ? KernelThreads.start(wanted - 1, compiled, memory, () => arena.allocate(SCRATCH_BYTES))
      : KernelThreads.none(memory, wanted > 1 ? 'One thread only: no shared memory here.' : undefined);
    return new TensorRuntime(memory, module, helpers, arena);
  }

  get threads(): number {
    return this.helpers.count + 1;
  }

  /** Why there are fewer threads than asked for. */
  get notice(): string | undefined {
    return this.helpers.notice;
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

  /**
   * Runs all chunks of a task and returns when they are done. Word arguments are integers or addresses. Throws a Failure where
   * a thread has failed or ended within a chunk, and from then on.
   */
  run(task: TensorTask, chunks: number, words: readonly number[], numbers: readonly number[] = []): void {
    if (chunks <= 0) return;
    if (this.broken !== undefined) throw this.broken;
    for (let i = 0; i < words.length; i++) this.words[ARGUMENTS / 4 + i] = words[i]!;
    for (let i = 0; i < numbers.length; i++) this.numbers[FLOAT_ARGUMENTS / 4 + i] = numbers[i]!;
    try {
      if (chunks === 1 || this.helpers.count === 0) this.module.runAlone(task, chunks);
      else {
        this.module.offer(task, chunks);
        this.helpers.finish(this.module);
      }
    } catch (error) {
      this.broken = error instanceof Failure ? error : engineFailures.threadFailed(messageOf(error));
      throw this.broken;
    }
  }

  async stop(): Promise<void> {
    Atomics.store(this.words, QUIT / 4, 1);
    Atomics.add(this.words, GENERATION / 4, 1);
    if (this.isShared) Atomics.notify(this.words, GENERATION / 4);
    await this.helpers.stop();
  }
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
