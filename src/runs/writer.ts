import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that writes a run folder. */
export interface Writer {
  readonly pid: number;
  readonly host: string;
  /** Tells it from a later process with the same number; absent where the system does not say when a process began. */
  readonly stamp?: string;
}

export function ownWriter(): Writer {
  own ??= withStamp({ pid: process.pid, host: hostname() });
  return own;
}

let own: Writer | undefined;

function withStamp(writer: Writer): Writer {
  const stamp = processStamp(writer.pid);
  return { ...writer, ...(stamp !== undefined && { stamp }) };
}

/** Whether it is known to be gone; false also for one on another machine, of which nothing can be known. */
export function isGone({ pid, host, stamp }: Writer): boolean {
  if (host !== hostname()) return false;
  if (!processExists(pid)) return true;
  const now = stamp === undefined ? undefined : processStamp(pid);
  return now !== undefined && now !== stamp;
}

/** The boot and the moment in it at which a process began, as Linux tells them. */
function processStamp(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name before may hold spaces and parentheses; the start time is field 22, the third field follows the name
    const start = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
    return start === undefined ? undefined : `${boot}-${start}`;
  } catch {
    return undefined;
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // EPERM: it exists and is another user's.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
