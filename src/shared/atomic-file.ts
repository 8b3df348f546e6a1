import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Parts of a file, in order. */
export type FileParts = Iterable<string | Uint8Array>;

/**
 * Makes the file appear whole or not at all, also across a power cut: written aside, flushed, renamed, folder flushed.
 * `durable: false` leaves out the flushes (whole for other processes, perhaps lost in a power cut).
 */
export function writeWhole(file: string, parts: FileParts, options: { readonly durable?: boolean } = {}): void {
  const durable = options.durable ?? true;
  const aside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    const fd = openSync(aside, 'w');
    try {
      for (const part of parts) writeFully(fd, typeof part === 'string' ? Buffer.from(part) : part);
      if (durable) fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(aside, file);
  } catch (failed) {
    rmSync(aside, { force: true });
    throw failed;
  }
  if (durable) flushFolder(dirname(file));
}

/** Removes what a killed `writeWhole` left in the folder; only while no other process writes there. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder))
    if (/^\..+\.\d+\.tmp$/.test(name)) rmSync(join(folder, name), { force: true });
}

/** Writes all the bytes; a single write may take fewer. */
export function writeFully(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength;) at += writeSync(fd, bytes, at);
}

/** Makes renames and new names in the folder durable. Windows cannot open folders and needs no flush. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
