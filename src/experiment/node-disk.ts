import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../shared/csv';
import type { Disk } from './disk';

/** Larger tables are not looked into while an experiment is checked, in bytes. */
const largestTable = 16 * 1024 * 1024;

/** The disk as it is. */
export const nodeDisk: Disk = {
  kind(path) {
    try {
      return statSync(path).isDirectory() ? 'folder' : 'file';
    } catch {
      return undefined;
    }
  },
  folders(path) {
    return entries(path)
      .filter((entry) => !entry.name.startsWith('.') && isFolder(path, entry))
      .map((entry) => entry.name)
      .sort();
  },
  fileNames(path) {
    return entries(path)
      .filter((entry) => !entry.name.startsWith('.') && !isFolder(path, entry))
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
  table(path) {
    try {
      return statSync(path).size > largestTable ? undefined : parseCsv(readFileSync(path, 'utf8'), path);
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
