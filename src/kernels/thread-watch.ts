import type { MessagePort, Worker, WorkerOptions } from 'node:worker_threads';

/** What the watching thread is started with: `watchWord`s, a beat and then for each thread whether it has ended. */
export interface WatchStart {
  readonly watchWords: Int32Array<SharedArrayBuffer>;
}

/** To the watching thread: the thread `index` holds the other end of the port for as long as it lives. */
export interface WatchedThread {
  readonly index: number;
  readonly port: MessagePort;
}

/** Words that the watching thread writes. */
export const watchWord = { beat: 0, firstEnded: 1 } as const;

/** Time a caller waits for its threads before they are looked after. */
const patienceMs = 2000;
/** Time without a beat of the watching thread after which the others are given up: it could not be started, or has ended. */
const unwatchedMs = 60_000;
/** The most that one wait counts: the machine may have slept meanwhile. */
const longestWaitMs = 2000;

/**
 * Finds out which threads have ended while the thread that waits for them is blocked and hears no event. After some seconds
 * a watching thread is started, which hears of every end. While that beats the verdict rests on no clock, so that a thread
 * that is slow, on a machine that sleeps or in a debugger is never given up.
 */
export class ThreadWatch {
  private readonly ports: MessagePort[] = [];
  private readonly words: Int32Array<SharedArrayBuffer>;
  private watcher: Worker | undefined;
  private started = false;
  private asked = 0;
  private waited = 0;
  private unanswered = 0;
  private beat = 0;

  /**
   * @param most threads
   * @param startWorker starts a worker that runs `watchThreads` on its data
   */
  constructor(
    most: number,
    private readonly startWorker: (options: WorkerOptions) => Worker,
  ) {
    this.words = new Int32Array(new SharedArrayBuffer(4 * (watchWord.firstEnded + most)));
  }

  /** The port that the next thread is to hold, handed to it as it starts. */
  nextPort(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.ports.push(port1 as unknown as MessagePort);
    return port2 as unknown as MessagePort;
  }

  /** A wait begins. */
  begin(): void {
    this.asked = performance.now();
    this.waited = 0;
    this.unanswered = 0;
  }

  /** To be asked every now and then within a wait: the threads, in the order of their ports, that are known to have ended. */
  ended(): readonly number[] {
    const now = performance.now();
    const passed = Math.min(now - this.asked, longestWaitMs);
    this.asked = now;
    this.waited += passed;
    if (!this.started && this.waited > patienceMs) this.start();
    const beat = Atomics.load(this.words, watchWord.beat);
    this.unanswered = beat === this.beat ? this.unanswered + passed : 0;
    this.beat = beat;
    const givenUp = this.unanswered > unwatchedMs;
    return [...this.ports.keys()].filter(
      (index) => givenUp || Atomics.load(this.words, watchWord.firstEnded + index) !== 0,
    );
  }

  async stop(): Promise<void> {
    for (const port of this.ports) port.close();
    await this.watcher?.terminate();
  }

  private start(): void {
    this.started = true;
    const workerData: WatchStart = { watchWords: this.words };
    try {
      this.watcher = this.startWorker({ workerData });
    } catch {
      // Its beat is missed then
      return;
    }
    this.watcher.unref();
    this.watcher.on('error', () => undefined);
    for (const [index, port] of this.ports.entries()) this.handOver({ index, port });
  }

  private handOver(thread: WatchedThread): void {
    try {
      this.watcher!.postMessage(thread, [thread.port]);
    } catch {
      // A port that this thread has seen close already cannot be handed over
      Atomics.store(this.words, watchWord.firstEnded + thread.index, 1);
    }
  }
}
