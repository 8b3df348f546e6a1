import type { Worker } from 'node:worker_threads';
import { messageOf } from '../../shared/failure';
import { datasetFailures } from '../../shared/failures/dataset';
import { Intake, type IntakeJob, type IntakeResult, type IntakeTask } from './intake';
import { startThread } from './start-thread';

/** An image that keeps a thread busy for longer is set aside; the thread is ended. */
const patienceMs = 60_000;
/** Tasks handed to a thread at once, so that it never waits for the next. */
const handful = 8;

export interface PoolOptions {
  /** 0: in place. */
  readonly threads: number;
  readonly onResult: (result: IntakeResult) => void;
  readonly signal?: AbortSignal;
}

/** Takes in all tasks, in threads where there are any; a thread lost over an image costs that image alone. */
export async function takeAll(job: IntakeJob, tasks: readonly IntakeTask[], options: PoolOptions): Promise<void> {
  const queue = [...tasks].reverse();
  const threads = Math.min(options.threads, Math.ceil(tasks.length / handful));
  const first = threads < 1 ? undefined : start(job);
  if (first === undefined) return takeInPlace(job, queue, options);
  const lanes = Array.from({ length: threads }, (_, i) => runLane(i === 0 ? first : start(job)!, job, queue, options));
  const ends = await Promise.allSettled(lanes);
  options.signal?.throwIfAborted();
  for (const end of ends) if (end.status === 'rejected') throw end.reason as Error;
}

async function takeInPlace(job: IntakeJob, queue: IntakeTask[], { onResult, signal }: PoolOptions): Promise<void> {
  const intake = new Intake(job);
  try {
    for (let task = queue.pop(); task !== undefined; task = queue.pop()) {
      signal?.throwIfAborted();
      onResult(await intake.take(task));
      await new Promise(setImmediate);
    }
  } finally {
    intake.close();
  }
}

function start(job: IntakeJob): Worker | undefined {
  return startThread({ workerData: { role: 'intake', job }, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
}

/** One thread after another until the queue is empty: a new one follows a thread that was lost. */
async function runLane(first: Worker, job: IntakeJob, queue: IntakeTask[], options: PoolOptions): Promise<void> {
  for (let worker = first; ; worker = start(job)!) {
    const lost = await runThread(worker, queue, options);
    if (lost !== undefined) options.onResult(lost);
    if (queue.length === 0) return;
  }
}

/** Resolves when the thread has ended, with the image that was its end if one was. */
function runThread(
  worker: Worker,
  queue: IntakeTask[],
  { onResult, signal }: PoolOptions,
): Promise<IntakeResult | undefined> {
  return new Promise((resolve, reject) => {
    const waiting: IntakeTask[] = [];
    let timer: NodeJS.Timeout | undefined;
    let ready = false;
    let why = 'the thread that read it ended';
    const watch = (): void => {
      clearTimeout(timer);
      if (waiting.length === 0) return;
      timer = setTimeout(() => {
        why = `reading it took longer than ${patienceMs / 1000} s`;
        void worker.terminate();
      }, patienceMs);
    };
    const hand = (): void => {
      while (waiting.length < handful) {
        const task = queue.pop();
        if (task === undefined) break;
        waiting.push(task);
        worker.postMessage(task);
      }
      if (waiting.length === 0) worker.postMessage('close');
      watch();
    };
    const stop = (): void => {
      queue.length = 0;
      void worker.terminate();
    };
    signal?.addEventListener('abort', stop);
    worker.on('message', (result: IntakeResult | 'ready') => {
      if (result === 'ready') {
        ready = true;
        hand();
        return;
      }
      waiting.shift();
      try {
        onResult(result);
      } catch (error) {
        stop();
        reject(error instanceof Error ? error : new Error(messageOf(error)));
        return;
      }
      hand();
    });
    worker.on('error', (error) => (why = `reading it failed: ${messageOf(error)}`));
    worker.on('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      if (!ready && signal?.aborted !== true) reject(datasetFailures.workerLost(why));
      const [current, ...rest] = waiting;
      if (signal?.aborted !== true) queue.push(...rest.reverse());
      resolve(current === undefined ? undefined : { number: current.number, kind: 'aside', reason: why });
    });
  });
}
