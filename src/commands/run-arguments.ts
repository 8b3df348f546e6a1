import { resolve } from 'node:path';

/** Paths of run folders in what a command was called with; where several items are selected, of all of them. */
export function runPaths(argument: unknown, selected?: unknown): string[] {
  const several = pathsIn(selected);
  return [...new Set((several.length > 0 ? several : pathsIn(argument)).map((path) => resolve(path)))];
}

/** A path, an address, a run, an item of a tree that holds a run, or a list of these. */
function pathsIn(argument: unknown): string[] {
  if (typeof argument === 'string') return [argument];
  if (Array.isArray(argument)) return argument.flatMap(pathsIn);
  if (typeof argument !== 'object' || argument === null) return [];
  const { run, fsPath, path } = argument as Record<string, unknown>;
  if (run !== undefined) return pathsIn(run);
  if (typeof fsPath === 'string') return [fsPath];
  return typeof path === 'string' ? [path] : [];
}
