import { dirname, resolve } from 'node:path';

/** What semantic checks need to know of the disk; a language server may answer from a cache. Nothing throws. */
export interface Disk {
  kind(path: string): 'file' | 'folder' | undefined;
  /** Names of the folders directly in a folder, hidden ones left out, sorted; empty where it can't be read. */
  folders(path: string): readonly string[];
  /** How many files a folder holds at any depth, counting no further than `most`. */
  files(path: string, most: number): number;
  /** The text of a file of at most `largest` bytes; undefined where it is larger or can't be read. */
  text(path: string, largest: number): string | undefined;
}

/** A path of an experiment (`dataset.path`, `manifest`, `root`) as an absolute one: it starts at the experiment file's folder. */
export function resolveFrom(file: string, path: string): string {
  return resolve(dirname(file), path);
}
