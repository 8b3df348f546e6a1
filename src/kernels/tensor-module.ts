import type { MessagePort } from 'node:worker_threads';

/** What the compiled module exports; see src/kernels/assembly/tensor/pool.ts. */
export interface TensorModule {
  offer(task: number, chunks: number): void;
  /** 1 when all chunks are done, 0 where it is to be called again. */
  finish(): number;
  runAlone(task: number, chunks: number): void;
  serve(): void;
  setThread(thread: number): void;
  setScratch(address: number): void;
}

/** What a worker thread is started with. */
export interface KernelWorkerData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** 1 …; the calling thread is 0. */
  readonly thread: number;
  readonly scratch: number;
  /** Held while the thread lives; see thread-watch.ts. */
  readonly port: MessagePort;
}

/** Instantiates the module over a memory, in any thread. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): TensorModule {
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
  return instance.exports as unknown as TensorModule;
}

/** The same module, importing an unshared memory: the one flag of the import `env.memory` that says so is cleared. */
export function withoutSharing(binary: Buffer): Uint8Array<ArrayBuffer> {
  const entry = Buffer.from([3, ...Buffer.from('env'), 6, ...Buffer.from('memory'), 2]);
  const flags = binary.indexOf(entry) + entry.length;
  const changed = new Uint8Array(binary);
  changed[flags] = 1;
  return changed;
}
