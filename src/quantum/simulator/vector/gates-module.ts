import { gatesWasm } from '../../../kernels/generated/gates';

/** What src/kernels/assembly/gates exports; addresses are bytes. */
export interface GatesModule {
  runF32(...task: RunTask): void;
  runF64(...task: RunTask): void;
  stateF32(...task: StateTask): number;
  stateF64(...task: StateTask): number;
}
/** Header, first group, step, groups, whether to run back, ket, bra, scratch, work. */
export type RunTask = [number, number, number, number, number, number, number, number, number];
/** Header, group, ket, scratch, work. */
export type StateTask = [number, number, number, number, number];

const pageBytes = 65536;
let compiled: { readonly module: WebAssembly.Module; readonly shared: boolean } | undefined;

/** The compiled module, once per process; see `sharedModule`. */
export function gatesModule(): { readonly module: WebAssembly.Module; readonly shared: boolean } {
  if (compiled === undefined) {
    const binary = Uint8Array.from(atob(gatesWasm), (character) => character.charCodeAt(0));
    const shared = sharedMemoryWorks();
    compiled = { module: new WebAssembly.Module(shared ? binary : withUnsharedMemory(binary)), shared };
  }
  return compiled;
}

export function newMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.max(16, Math.ceil(bytes / pageBytes));
  return new WebAssembly.Memory({ initial: pages, maximum: 65536, ...(gatesModule().shared ? { shared: true } : {}) });
}

export function instantiateGates(module: WebAssembly.Module, memory: WebAssembly.Memory): GatesModule {
  const instance = new WebAssembly.Instance(module, { env: { memory, abort: () => undefined } });
  return instance.exports as unknown as GatesModule;
}

/** Webviews and pages that are not isolated have no shared memory. */
function sharedMemoryWorks(): boolean {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer;
  } catch {
    return false;
  }
}

/**
 * The same binary for a memory of its own: in the import section (id 2), the entry `env.memory` has kind 2 and limits with
 * flag 3 (shared, maximum given); flag 1 means the same unshared.
 */
export function withUnsharedMemory(binary: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const name = [3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2, 3]; // "env" "memory", memory, flag 3
  const at = binary.findIndex((_, start) => name.every((byte, k) => binary[start + k] === byte));
  if (at < 0) throw new Error('the gate kernels import no shared memory');
  const patched = binary.slice();
  patched[at + name.length - 1] = 1;
  return patched;
}
