import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './disk';

/** The disk as it is. */
export const nodeDisk: Disk = {
  kind(path) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    return stats.isDirectory() ? 'folder' : 'file';
  },
  folders(path) {
    return entries(path)
      .filter((entry) => !entry.name.startsWith('.') && isFolder(path, entry))
      .map((entry) => entry.name)
      .sort();
  },
  files(path, most) {
    let count = 0;
    const waiting = [path];
    for (let folder = waiting.pop(); folder !== undefined && count < most; folder = waiting.pop()) {
      for (const entry of entries(folder)) {
        if (entry.isDirectory()) waiting.push(join(folder, entry.name));
        else if (!entry.name.startsWith('.')) count++;
      }
    }
    return Math.min(count, most);
  },
  text(path, largest) {
    try {
      const stats = statSync(path);
      return stats.isFile() && stats.size <= largest ? readFileSync(path, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  },
};

/** None where the folder can't be read: what is missing is reported by `kind`, what is unreadable when the data are loaded. */
function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isFolder(parent: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return nodeDisk.kind(join(parent, entry.name)) === 'folder';
}
