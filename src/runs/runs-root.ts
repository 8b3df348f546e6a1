import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The folder whose `.hybrid-qml` holds the runs of an experiment file (or of any folder): the nearest one upwards that
 * has a `.hybrid-qml` already, else the nearest with a `.git`, else the file's own folder. The same from wherever the
 * command is typed.
 */
export function findRoot(folder: string): string {
  return knownRoot(folder) ?? resolve(folder);
}

/** `findRoot`, or nothing where no folder upwards holds runs or a repository yet. */
export function knownRoot(folder: string): string | undefined {
  return nearestWith('.hybrid-qml', folder) ?? nearestWith('.git', folder);
}

function nearestWith(name: string, folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, name))) return at;
    if (at === dirname(at)) return undefined;
  }
}
