import { watch } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEvent, type UnreadableLine } from './parse-event';
import { isMissing } from './read-run';
import type { RunEvent } from './run-event';
import { runFiles } from './run-files';

export type Followed =
  /** `next`: byte offset behind the line, from which following can go on. */
  | { readonly kind: 'event'; readonly event: RunEvent; readonly next: number }
  | { readonly kind: 'unreadable'; readonly why: string; readonly next: number }
  /** The file became shorter than what was read of it: everything is read anew from its beginning. */
  | { readonly kind: 'restarted'; readonly next: 0 };

export interface FollowOptions {
  /** Byte offset to begin at; default 0. */
  readonly from?: number;
  readonly signal: AbortSignal;
  /** Milliseconds after which to look even if no change was reported (network drives report none); default 1000. */
  readonly poll?: number;
}

/**
 * What stands in a run's `events.ndjson` and what is appended, until aborted. A torn last line waits until it is
 * whole; the file need not exist yet.
 */
export async function* followEvents(folder: string, options: FollowOptions): AsyncGenerator<Followed, void, void> {
  const { signal, poll = 1000 } = options;
  const bell = new Bell(folder, signal);
  const file = join(folder, runFiles.events);
  let next = options.from ?? 0;
  try {
    while (!signal.aborted) {
      for await (const item of readEvents(file, next)) {
        yield item;
        next = item.next;
        if (signal.aborted) return;
      }
      await bell.rung(poll);
    }
  } finally {
    bell.close();
  }
}

/** What now stands in the file behind byte `from`, whole lines only. */
export async function* readEvents(file: string, from = 0): AsyncGenerator<Followed, void, void> {
  const handle = await open(file, 'r').catch((thrown: unknown) => {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  });
  if (handle === undefined) return;
  try {
    let next = from;
    if ((await handle.stat()).size < from) {
      next = 0;
      yield { kind: 'restarted', next: 0 };
    }
    const chunk = Buffer.alloc(1 << 16);
    let torn = Buffer.alloc(0);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, next + torn.length);
      if (bytesRead === 0) return;
      const bytes = Buffer.concat([torn, chunk.subarray(0, bytesRead)]);
      let start = 0;
      for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
        const line = bytes.toString('utf8', start, end);
        next += end + 1 - start;
        start = end + 1;
        const event: RunEvent | UnreadableLine = parseEvent(line);
        yield 'why' in event ? { kind: 'unreadable', why: event.why, next } : { kind: 'event', event, next };
      }
      torn = bytes.subarray(start);
    }
  } finally {
    await handle.close();
  }
}

/** Rings when something changed in the folder, or the signal aborts; remembers a ring that nobody waited for. */
class Bell {
  private pending = false;
  private wake: (() => void) | undefined;
  private readonly ring = (): void => {
    this.pending = true;
    this.wake?.();
  };
  private readonly stopWatching: () => void;

  constructor(
    folder: string,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', this.ring);
    this.stopWatching = watchFolder(folder, this.ring);
  }

  async rung(timeout: number): Promise<void> {
    if (!this.pending)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeout);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.wake = undefined;
    this.pending = false;
  }

  close(): void {
    this.signal.removeEventListener('abort', this.ring);
    this.stopWatching();
  }
}

/** Where watching is not possible (no such folder yet, out of watches), the poll alone serves. */
function watchFolder(folder: string, changed: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
}
