import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log';

/** Characters of a log's end that are shown in a message. */
const most = 4000;
/** Milliseconds between looks at what a trainer says. */
const interval = 500;
/** Days after which what an old trainer said is removed. */
const keptDays = 7;

/** The last lines of what a trainer said; '' where it said nothing. */
export async function endOfFile(file: string): Promise<string> {
  const text = await readFrom(file, (size) => Math.max(0, size - most));
  return text?.trim() ?? '';
}

/** Passes on what a trainer says (on stderr, which goes to a file), until it has ended. */
export async function tellWhatItSays(file: string, log: Log, ended: Promise<void>): Promise<void> {
  let next = 0;
  let over = false;
  void ended.then(() => (over = true));
  for (;;) {
    const last = over;
    const text = (await readFrom(file, () => next)) ?? '';
    next += Buffer.byteLength(text);
    for (const line of text.split('\n')) if (line.trim() !== '') log.error(`trainer: ${line}`);
    if (last) return;
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, interval).unref())]);
  }
}

/** Removes what trainers said more than a week ago. */
export async function removeOldLogs(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = join(folder, name);
    const { mtimeMs } = (await stat(file).catch(() => undefined)) ?? { mtimeMs: Infinity };
    if (Date.now() - mtimeMs > keptDays * 86_400_000) await rm(file, { force: true }).catch(() => undefined);
  }
}

async function readFrom(file: string, from: (size: number) => number): Promise<string | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    const start = from(size);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    return bytes.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
