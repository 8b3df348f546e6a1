// How threads share the work of one task: its chunks are claimed one by one, so a late or sleeping thread delays
// nobody, and every result depends on the chunks alone, never on who computed them.
import { run } from './tasks';

/** Fixed addresses, each on a cache line of its own; src/kernels/tensor-runtime.ts knows them too. */
const GENERATION: usize = 4096;
const REMAINING: usize = 4160;
const DONE: usize = 4224;
const COUNT: usize = 4288;
const TASK: usize = 4292;
const QUIT: usize = 4296;
const ARGUMENTS: usize = 8192;

/** Polls before a thread goes to sleep: some 50 µs, longer than the host needs from one kernel to the next. */
const SPIN = 20000;

function claimAll(): void {
  while (atomic.load<i32>(REMAINING) > 0) {
    const left = atomic.sub<i32>(REMAINING, 1);
    if (left <= 0) return;
    run(load<i32>(TASK), ARGUMENTS, load<i32>(COUNT) - left);
    atomic.add<i32>(DONE, 1);
  }
}

/** The main thread's side: shares `count` chunks of a task whose arguments stand at ARGUMENTS, and returns when all are done. */
export function dispatch(task: i32, count: i32): void {
  if (count == 1) {
    run(task, ARGUMENTS, 0);
    return;
  }
  store<i32>(TASK, task);
  store<i32>(COUNT, count);
  atomic.store<i32>(DONE, 0);
  atomic.store<i32>(REMAINING, count);
  atomic.add<i32>(GENERATION, 1);
  atomic.notify(GENERATION, 0x7fffffff);
  claimAll();
  let spins = 0;
  let done = atomic.load<i32>(DONE);
  while (done < count) {
    if (++spins > SPIN) atomic.wait<i32>(DONE, done, 50000);
    done = atomic.load<i32>(DONE);
  }
}

/** Without other threads: the same chunks, in order. */
export function runAlone(task: i32, count: i32): void {
  for (let chunk = 0; chunk < count; chunk++) run(task, ARGUMENTS, chunk);
}

/** A worker thread's whole life. */
export function serve(): void {
  for (;;) {
    const generation = atomic.load<i32>(GENERATION);
    if (atomic.load<i32>(QUIT) != 0) return;
    claimAll();
    let spins = 0;
    while (atomic.load<i32>(GENERATION) == generation) {
      if (++spins > SPIN) atomic.wait<i32>(GENERATION, generation, -1);
    }
  }
}
