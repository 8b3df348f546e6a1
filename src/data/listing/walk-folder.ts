import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoredAs } from '../../shared/dataset-file-names';
import { messageOf } from '../../shared/failure';
import type { SetAside } from '../prepared-data';
import { byText } from './listing';

export interface Walk {
  /** Relative to the folder, with `/`. */
  readonly files: string[];
  readonly ignored: Record<string, number>;
  readonly setAside: SetAside[];
}

/** Every file below `folder`, links followed but never in a circle; unreadable folders are set aside. */
export async function walkFolder(folder: string): Promise<Walk> {
  const walk: Walk = { files: [], ignored: {}, setAside: [] };
  await visit(folder, '', walk, new Set());
  walk.files.sort(byText);
  return walk;
}

async function visit(folder: string, below: string, walk: Walk, seen: Set<string>): Promise<void> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const id = below === '' ? entry.name : `${below}/${entry.name}`;
    const kind = ignoredAs(entry.name);
    if (kind !== undefined) {
      walk.ignored[kind] = (walk.ignored[kind] ?? 0) + 1;
      continue;
    }
    try {
      const what = entry.isSymbolicLink() ? await stat(join(folder, entry.name)) : entry;
      if (what.isDirectory()) await visit(join(folder, entry.name), id, walk, seen);
      else if (what.isFile()) walk.files.push(id);
      else walk.setAside.push({ file: id, reason: 'neither a file nor a folder' });
    } catch (error) {
      walk.setAside.push({ file: id, reason: fileProblem(error) });
    }
  }
}

/** Why the system would not give a file, in words. */
export function fileProblem(error: unknown): string {
  switch ((error as { code?: unknown }).code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOENT':
      return 'does not exist';
    case 'ELOOP':
      return 'links that lead in a circle';
    case 'EISDIR':
      return 'a folder, not a file';
    default:
      return `cannot be read: ${messageOf(error)}`;
  }
}
