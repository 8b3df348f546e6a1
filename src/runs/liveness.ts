import { hostname } from 'node:os';
import type { RunRecord } from './run-record';

/**
 * `ended`: the run says so. Else what its trainer is: `alive`; `dead`, its process is gone from this machine;
 * `silent`, no heartbeat for two minutes (dead on another machine, or this process number is another program's now).
 */
export type Liveness = 'ended' | 'alive' | 'silent' | 'dead';

/** Trainers beat every few seconds; one training step on many qubits may keep one from it for longer. */
const silence = 120_000;

export function livenessOf(record: RunRecord, now = Date.now()): Liveness {
  if (record.state !== 'preparing' && record.state !== 'running') return 'ended';
  if (record.process.host === hostname() && !processExists(record.process.pid)) return 'dead';
  return now - Date.parse(record.process.heartbeat) > silence ? 'silent' : 'alive';
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
