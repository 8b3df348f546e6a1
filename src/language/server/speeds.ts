import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { findRoot } from '../../runs/runs-root';
import { assumedSpeed, type Speed } from '../summary/epoch-time';
import { measuredSpeed } from '../summary/measured-speed';

/** Runs are looked at again after so many milliseconds. */
const fresh = 60_000;

/** How fast training is here: as a check has just measured, else as runs did, else as on the reference machine. */
export interface Speeds {
  /** What is known now; what is found out later is told by `changed`. */
  of(file: string): Speed;
  measured(speed: Speed): void;
}

export function knownSpeeds(changed: () => void): Speeds {
  const assumed = assumedSpeed(availableParallelism());
  const byRoot = new Map<string, { at: number; speed: Speed | undefined }>();
  let checked: Speed | undefined;
  const look = async (root: string): Promise<void> => {
    const before = byRoot.get(root)?.speed;
    byRoot.set(root, { at: Date.now(), speed: before });
    const speed = await measuredSpeed(root);
    byRoot.set(root, { at: Date.now(), speed });
    if (speed?.operationsPerSecond !== before?.operationsPerSecond) changed();
  };
  return {
    of(file) {
      const root = findRoot(dirname(file));
      const known = byRoot.get(root);
      if (known === undefined || Date.now() - known.at > fresh) void look(root);
      return checked ?? known?.speed ?? assumed;
    },
    measured(speed) {
      checked = speed;
      changed();
    },
  };
}
