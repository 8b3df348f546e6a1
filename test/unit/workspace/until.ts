import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when it is so; fails after some milliseconds. */
export async function until(so: () => boolean, milliseconds: number): Promise<void> {
  const begun = performance.now();
  while (!so()) {
    assert.ok(performance.now() - begun < milliseconds, `not so after ${milliseconds} ms: ${so.toString()}`);
    await sleep(10);
  }
}
