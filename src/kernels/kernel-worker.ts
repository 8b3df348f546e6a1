import { workerData } from 'node:worker_threads';
import { messageOf } from '../shared/failure';
import { LAST_WORDS } from './control-page';
import { leaveLastWords } from './last-words';
import { instantiate, type KernelWorkerData } from './tensor-module';
import type { WatchStart } from './thread-watch';
import { watchThreads } from './watch-threads';

// A thread of the tensor kernels, or the one that watches over them.
const start = workerData as KernelWorkerData | WatchStart;
if ('watchWords' in start) watchThreads(start);
else serve(start);

function serve({ module, memory, thread, scratch }: KernelWorkerData): void {
  const kernels = instantiate(module, memory);
  kernels.setThread(thread);
  kernels.setScratch(scratch);
  try {
    kernels.serve();
  } catch (error) {
    leaveLastWords(memory.buffer, LAST_WORDS, messageOf(error));
  }
}
