/** What runs tensor operations, as a TensorFlow.js backend. */
export interface Engine {
  readonly name: EngineName;
  /** Whether it can run here, and if not, why not. */
  available(): Promise<Availability>;
  /** Registers the backend, makes it the current one and proves it with a self-test operation. */
  start(options: EngineOptions): Promise<RunningEngine>;
}

export type EngineName = 'wasm' | 'tensorflow';

export type Availability =
  { readonly available: true; readonly detail: string } | { readonly available: false; readonly reason: string };

export interface EngineOptions {
  /** 0: as many as the machine has cores. */
  readonly threads: number;
}

export interface RunningEngine {
  readonly name: EngineName;
  /** Name under which TensorFlow.js knows the backend. */
  readonly backend: string;
  readonly threads: number;
  /** Version text for `run.json`. */
  readonly version: string;
  /** Anything the user should know, such as "no shared memory: one thread". */
  readonly notice?: string;
  /** Ends worker threads and frees the memory. */
  stop(): Promise<void>;
}
