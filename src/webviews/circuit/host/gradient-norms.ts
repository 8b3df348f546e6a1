import type { RunEvent } from '../../../runs/run-event';
import type { CircuitRun } from '../contract';

type Norms = NonNullable<CircuitRun['norms']>;
type Measured = number | null | undefined;

/** Norms of the gradient that a run has told, as the mean of each epoch. */
export class GradientNorms {
  private told: Extract<RunEvent, { type: 'gradient' }>[] = [];

  /** In order of epoch. */
  get norms(): Norms {
    const epochs = [...new Set(this.told.map(({ epoch }) => epoch))].sort((a, b) => a - b);
    return epochs.map((epoch) => {
      const here = this.told.filter((one) => one.epoch === epoch);
      return {
        epoch,
        classical: mean(here.map((one) => one.classical)),
        quantum: mean(here.map((one) => one.quantum)),
      };
    });
  }

  clear(): void {
    this.told = [];
  }

  add(event: RunEvent): void {
    if (event.type === 'gradient') this.told.push(event);
    if (event.type !== 'state' || event.resumedFrom === undefined) return;
    const { epoch, batch } = event.resumedFrom;
    this.told = this.told.filter((one) => one.epoch <= epoch || (one.epoch === epoch + 1 && one.batch <= batch));
  }
}

function mean(values: readonly Measured[]): number | null {
  const finite = values.filter((value) => typeof value === 'number');
  return finite.length === 0 ? null : finite.reduce((sum, value) => sum + value, 0) / finite.length;
}
