import type { RunEvent } from '../../../runs/run-event';
import type { CircuitEpoch, CircuitRun } from '../contract';

/** The circuit events of a run, as they count now: what a resumed run records anew replaces what it had recorded. */
export class RunEpochs {
  private readonly byEpoch = new Map<number, CircuitEpoch>();
  probes: CircuitRun['probes'] = [];

  get epochs(): CircuitEpoch[] {
    return [...this.byEpoch.values()].sort((a, b) => a.epoch - b.epoch);
  }

  clear(): void {
    this.byEpoch.clear();
  }

  /** Whether the event was about the circuit. */
  add(event: RunEvent): boolean {
    if (event.type === 'state' && event.resumedFrom !== undefined) {
      const { epoch } = event.resumedFrom;
      for (const known of [...this.byEpoch.keys()]) if (known > epoch) this.byEpoch.delete(known);
      return true;
    }
    if (event.type !== 'circuit') return false;
    const { epoch, weights, gradient, probes } = event;
    this.byEpoch.set(epoch, { epoch, weights, gradient, probes: probes.inputs });
    if (probes.samples !== undefined) this.probes = probes.samples;
    return true;
  }
}
