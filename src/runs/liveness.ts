import type { RunRecord } from './run-record';
import { isGone } from './writer';

/**
 * `ended`: the run says so. Else what its trainer is: `alive`; `dead`, its process is gone from this machine;
 * `silent`, no heartbeat for two minutes (stuck, or dead on another machine).
 */
export type Liveness = 'ended' | 'alive' | 'silent' | 'dead';

/** Milliseconds. Trainers beat every few seconds; one training step on many qubits may keep one from it for longer. */
const silence = 120_000;

export function livenessOf(record: RunRecord, now = Date.now()): Liveness {
  if (record.state !== 'preparing' && record.state !== 'running') return 'ended';
  if (isGone(record.process)) return 'dead';
  return now - Date.parse(record.process.heartbeat) > silence ? 'silent' : 'alive';
}
