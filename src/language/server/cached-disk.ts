import { statSync } from 'node:fs';
import type { Disk } from '../../experiment/disk';
import type { CsvTable } from '../../shared/csv';

/** How long an answer about a folder is believed, in milliseconds. */
const fresh = 3000;
/** Counting files walks whole trees, and a rough count will do. */
const freshCount = 60_000;
/** More answers than this are not kept. */
const most = 1000;

/** A disk that is asked the same at every key press: it looks every few seconds, and reads a table when it has changed. */
export function cachedDisk(disk: Disk, now: () => number = Date.now): Disk {
  const count = remembered(
    (key: string) => disk.files(key.slice(key.indexOf(' ') + 1), parseInt(key)),
    freshCount,
    now,
  );
  const tables = new Map<string, { readonly stamp: string; readonly table: CsvTable | undefined }>();
  return {
    kind: remembered((path) => disk.kind(path), fresh, now),
    folders: remembered((path) => disk.folders(path), fresh, now),
    fileNames: remembered((path) => disk.fileNames(path), fresh, now),
    files: (path, limit) => count(`${limit} ${path}`),
    table(path) {
      const stamp = stampOf(path);
      const known = tables.get(path);
      if (known?.stamp === stamp) return known.table;
      const table = disk.table(path);
      if (tables.size > 8) tables.clear();
      tables.set(path, { stamp, table });
      return table;
    },
  };
}

function remembered<T>(ask: (key: string) => T, lasting: number, now: () => number): (key: string) => T {
  const known = new Map<string, { readonly at: number; readonly answer: T }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined && now() - before.at < lasting) return before.answer;
    if (known.size > most) known.clear();
    const answer = ask(key);
    known.set(key, { at: now(), answer });
    return answer;
  };
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.mtimeMs} ${found.size}`;
}
