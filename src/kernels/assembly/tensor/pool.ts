// How threads share the work of one task: its chunks are claimed one by one, so a late or sleeping thread delays
// nobody, and every result depends on the chunks alone, never on who computed them.
import { run } from './tasks';

/** Fixed addresses, each on a cache line of its own; src/kernels/control-page.ts knows them too. */
const GENERATION: usize = 4096;
const REMAINING: usize = 4160;
const DONE: usize = 4224;
const COUNT: usize = 4288;
const TASK: usize = 4292;
const QUIT: usize = 4296;
const ARGUMENTS: usize = 8192;
const BUSY: usize = 16384;

/** Polls before a thread goes to sleep: some 50 µs, longer than the host needs from one kernel to the next. */
const SPIN = 20000;

/** Waits of 50 µs and more before the caller is let look whether the threads it waits for still live. */
const WAITS = 100;

/** This thread's word of BUSY. */
let busy: usize = BUSY;

export function setThread(thread: i32): void {
  busy = BUSY + (<usize>thread << 6);
}

function claimAll(): void {
  // Before the first claim and until the last chunk is counted: whoever ends meanwhile may have taken a chunk along
  atomic.store<i32>(busy, 1);
  while (atomic.load<i32>(REMAINING) > 0) {
    const left = atomic.sub<i32>(REMAINING, 1);
    if (left <= 0) break;
    run(load<i32>(TASK), ARGUMENTS, load<i32>(COUNT) - left);
    atomic.add<i32>(DONE, 1);
  }
  atomic.store<i32>(busy, 0);
}

/** The main thread's side: offers all threads `count` chunks of a task whose arguments stand at ARGUMENTS. */
export function offer(task: i32, count: i32): void {
  store<i32>(TASK, task);
  store<i32>(COUNT, count);
  atomic.store<i32>(DONE, 0);
  atomic.store<i32>(REMAINING, count);
  atomic.add<i32>(GENERATION, 1);
  atomic.notify(GENERATION, 0x7fffffff);
}

/** Takes part, and returns true when all chunks are done; false after a while: then it is to be called again. */
export function finish(): bool {
  claimAll();
  const count = load<i32>(COUNT);
  let done = atomic.load<i32>(DONE);
  for (let spins = 0; done < count && spins < SPIN + WAITS; spins++) {
    if (spins > SPIN) atomic.wait<i32>(DONE, done, 50000);
    done = atomic.load<i32>(DONE);
  }
  // Read anew: the baseline compiler of V8 11.3 returned true from within such a loop after a wait, whatever `done` was
  return atomic.load<i32>(DONE) >= load<i32>(COUNT);
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
