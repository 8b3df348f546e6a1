import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { leaveLastWords } from '../kernels/last-words';
import type { WatchStart } from '../kernels/thread-watch';
import { watchThreads } from '../kernels/watch-threads';
import { messageOf } from '../shared/failure';
import { runShare } from './simulator/vector/gate-task';
import { control, type WorkerMessage, type WorkerStart } from './simulator/vector/gate-threads';
import { instantiateGates, type GatesModule } from './simulator/vector/gates-module';

// A simulation thread, or the one that watches over them.
const start = workerData as WorkerStart | WatchStart;
if ('watchWords' in start) watchThreads(start);
else serve(start);

/** Sleeps until the generation rises, takes its message and runs its share of the groups. */
function serve({ module, control: buffer, index, count }: WorkerStart): void {
  const words = new Int32Array(buffer);
  const attached = new Map<number, GatesModule>();
  const obey = (message: WorkerMessage): boolean => {
    if (message.kind === 'forget') {
      attached.delete(message.memory);
      return false;
    }
    if (message.attach !== undefined) attached.set(message.memory, instantiateGates(module, message.attach));
    runShare(attached.get(message.memory)!, message.task, index, count);
    return true;
  };
  Atomics.add(words, control.ready, 1);
  Atomics.notify(words, control.ready);
  for (let seen = 0; ; seen++) {
    Atomics.wait(words, control.generation, seen);
    try {
      let ran = false;
      while (!ran) {
        const received = receiveMessageOnPort(parentPort!) as { message: WorkerMessage } | undefined;
        if (received !== undefined) ran = obey(received.message);
      }
    } catch (error) {
      leaveLastWords(buffer, 4 * control.words, messageOf(error));
    }
    Atomics.add(words, control.done, 1);
    Atomics.notify(words, control.done);
  }
}
