import { dirname, resolve } from 'node:path';
import type { CsvTable } from '../shared/csv';

/** What semantic checks need to know of the disk; a language server may answer from a cache. Nothing throws. */
export interface Disk {
  kind(path: string): 'file' | 'folder' | undefined;
  /** Names of the folders directly in a folder, hidden ones left out, sorted; empty where it can't be read. */
  folders(path: string): readonly string[];
  /** Names of the files directly in a folder, hidden ones left out, sorted; empty where it can't be read. */
  fileNames(path: string): readonly string[];
  /** How many files a folder holds at any depth, counting no further than `most`. */
  files(path: string, most: number): number;
  /** A CSV table; undefined where it is very large or can't be read, which loading the data reports. */
  table(path: string): CsvTable | undefined;
}

/** A path of an experiment (`dataset.path`, `manifest`, `root`) as an absolute one: it starts at the experiment file's folder. */
export function resolveFrom(file: string, path: string): string {
  return resolve(dirname(file), path);
}
