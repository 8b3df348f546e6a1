import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { runShare } from './simulator/vector/gate-task';
import { control, type WorkerMessage, type WorkerStart } from './simulator/vector/gate-threads';
import { instantiateGates, type GatesModule } from './simulator/vector/gates-module';

// A simulation thread: sleeps until the generation rises, takes its message and runs its share of the groups.
const { module, control: buffer, index, count } = workerData as WorkerStart;
const words = new Int32Array(buffer);
const attached = new Map<number, GatesModule>();

function obey(message: WorkerMessage): boolean {
  if (message.kind === 'forget') {
    attached.delete(message.memory);
    return false;
  }
  if (message.attach !== undefined) attached.set(message.memory, instantiateGates(module, message.attach));
  runShare(attached.get(message.memory)!, message.task, index, count);
  return true;
}

let seen = 0;
Atomics.add(words, control.ready, 1);
Atomics.notify(words, control.ready);
for (;;) {
  Atomics.wait(words, control.generation, seen);
  seen++;
  try {
    let ran = false;
    while (!ran) {
      const received = receiveMessageOnPort(parentPort!) as { message: WorkerMessage } | undefined;
      if (received !== undefined) ran = obey(received.message);
    }
  } catch {
    Atomics.store(words, control.failed, 1);
  }
  Atomics.add(words, control.done, 1);
  Atomics.notify(words, control.done);
}
