import { parentPort } from 'node:worker_threads';
import { watchWord, type WatchedThread, type WatchStart } from './thread-watch';

const beatMs = 500;

/** The watching thread's program: a thread's end closes its port, however it came about. */
export function watchThreads({ watchWords }: WatchStart): void {
  parentPort!.on('message', ({ index, port }: WatchedThread) => {
    port.on('close', () => Atomics.store(watchWords, watchWord.firstEnded + index, 1));
    port.on('message', () => undefined);
  });
  setInterval(() => Atomics.add(watchWords, watchWord.beat, 1), beatMs);
}
