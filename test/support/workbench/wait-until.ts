import { setTimeout } from 'node:timers/promises';

/** Asks again every `interval` milliseconds until it gets something other than false or undefined; gives that and the time it took. */
export async function waitUntil<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  { timeout = 20_000, interval = 50 } = {},
): Promise<{ value: T; milliseconds: number }> {
  const began = performance.now();
  for (;;) {
    const value = await ask();
    const milliseconds = performance.now() - began;
    if (value !== undefined && value !== false) return { value, milliseconds };
    if (milliseconds > timeout) throw new Error(`${what}: not within ${timeout / 1000} s`);
    await setTimeout(interval);
  }
}
