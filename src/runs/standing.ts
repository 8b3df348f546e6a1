import type { Failure } from '../shared/failure';
import { trainerFailures } from '../shared/failures/trainer';
import type { Run } from './read-run';
import type { RunReason, RunState } from './run-record';

/**
 * How a run stands, as it is to be shown: its recorded state, but `died` (its trainer is gone without having said so;
 * resumable) and `silent` (no sign of life, see `reason`) where the record says it goes on.
 */
export interface Standing {
  readonly state: RunState | 'died' | 'silent';
  /** Epochs completed. */
  readonly epoch: number;
  readonly reason?: RunReason;
  /** Whether `resume` makes sense: it did not complete and nobody works on it. */
  readonly resumable: boolean;
}

export function standingOf({ record, liveness }: Pick<Run, 'record' | 'liveness'>, now = Date.now()): Standing {
  const { epoch, epochs, state } = record;
  switch (liveness) {
    case 'dead':
      return { state: 'died', epoch, reason: reasonOf(trainerFailures.died(epoch, epochs)), resumable: true };
    case 'silent': {
      const seconds = Math.round((now - Date.parse(record.process.heartbeat)) / 1000);
      const reason = reasonOf(trainerFailures.silent(seconds, record.process.host));
      return { state: 'silent', epoch, reason, resumable: false };
    }
    case 'alive':
      return { state, epoch, resumable: false };
    case 'ended':
      return {
        state,
        epoch,
        ...(record.reason && { reason: record.reason }),
        resumable: state === 'stopped' || state === 'failed',
      };
  }
}

function reasonOf({ code, what, remedy }: Failure): RunReason {
  return { code, what, remedy };
}
