import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFiles } from '../run-files';

/** What becomes of a run whose window is gone: it goes on, or it stops with a checkpoint. */
export type AfterClose = 'keep' | 'stop';

/** A window's word, renewed every few seconds, that it is there; as long as it is, nothing happens. */
export interface WindowLease {
  readonly afterClose: AfterClose;
  /** Milliseconds since the epoch. */
  readonly renewed: number;
}

const name = 'window';

/** Milliseconds between renewals by a window, and between looks of a trainer. */
export const leaseInterval = 5000;
/** Looks without a renewal after which the window counts as gone: time enough to reload it or to restart its extensions. */
const patience = 6;
/** Milliseconds after which a window that comes back was closed meanwhile rather than reloaded. */
export const leaseLength = patience * leaseInterval;

/** Says that a window follows the run; rejects where the folder is gone or cannot be written. The trainer has made `control`. */
export async function renewLease(run: string, afterClose: AfterClose): Promise<void> {
  await writeFile(join(run, runFiles.control, name), afterClose);
}

/** Undefined where no window ever followed the run. */
export function readLease(run: string): WindowLease | undefined {
  const file = join(run, runFiles.control, name);
  try {
    const { mtimeMs } = statSync(file);
    return { afterClose: readFileSync(file, 'utf8') === 'stop' ? 'stop' : 'keep', renewed: mtimeMs };
  } catch {
    return undefined;
  }
}

/** A trainer's side of it. Counts looks instead of comparing times: a laptop that slept has not lost its window. */
export class LeaseWatch {
  private seen: number | undefined;
  private missed = 0;

  constructor(private readonly run: string) {}

  /** To be called every `leaseInterval`: whether the run is to stop because its window is gone. */
  windowGone(): boolean {
    const lease = readLease(this.run);
    if (lease?.afterClose !== 'stop') return false;
    this.missed = lease.renewed === this.seen ? this.missed + 1 : 0;
    this.seen = lease.renewed;
    return this.missed >= patience;
  }
}
