import type { BatchEvent, EpochEvent, GradientEvent, RunEvent, StateEvent } from '../../runs/run-event';
import type { RunState } from '../../runs/run-record';
import { measuredBy } from './event-points';
import { defaultCapacity, GrowingSeries, type Points } from './growing-series';
import { seriesNames, type SeriesName } from './series-catalogue';

/** What stands out along a run's curves; positions in epochs done. */
export interface RunMarks {
  /** The best epoch on validation so far, where the experiment looks for one. */
  readonly best?: number;
  /** Early stopping ended the run here. */
  readonly stoppedEarly?: number;
  /** Where the run went on from a checkpoint. */
  readonly resumed: readonly number[];
}

/** Everything a picture of a run needs; plain data that can be posted to a webview. */
export interface SeriesSnapshot {
  readonly curves: Partial<Record<SeriesName, Points>>;
  readonly marks: RunMarks;
  readonly state: RunState | undefined;
  /** Batches in an epoch; 0 while unknown. */
  readonly batchesPerEpoch: number;
  /** Epochs wanted; 0 while unknown. */
  readonly epochs: number;
  /** Time of the last event, in milliseconds since 1970; 0 without events. */
  readonly lastEvent: number;
  /** Warnings and errors of the log, in order and without repetitions. */
  readonly warnings: readonly string[];
}

/** The curves of one run, fed with its events as they come. */
export class RunSeries {
  private readonly curves = new Map<SeriesName, GrowingSeries>();
  /** Gradients that came before the first batch told how many there are in an epoch. */
  private waiting: GradientEvent[] = [];
  private readonly warnings = new Set<string>();
  private bestEpochs: number[] = [];
  private resumed: number[] = [];
  private state: RunState | undefined;
  private batchesPerEpoch = 0;
  private epochs = 0;
  private epochsDone = 0;
  private firstEvent = 0;
  private lastEvent = 0;

  constructor(private readonly capacity = defaultCapacity) {}

  add(event: RunEvent): void {
    this.lastEvent = Date.parse(event.time);
    if (this.firstEvent === 0) this.firstEvent = this.lastEvent;
    if (event.type === 'state') this.addState(event);
    else if (event.type === 'batch') this.addBatch(event);
    else if (event.type === 'epoch') this.addEpoch(event);
    else if (event.type === 'gradient') this.addGradient(event);
    else if (event.type === 'log' && event.level !== 'info') this.warnings.add(event.message);
  }

  /** The curve's points, in views that hold until the next event; none where nothing was recorded. */
  points(name: SeriesName): Points | undefined {
    return this.curves.get(name)?.points();
  }

  marks(): RunMarks {
    const best = this.bestEpochs.at(-1);
    const early = this.state === 'completed' && this.epochsDone > 0 && this.epochsDone < this.epochs;
    return {
      ...(best !== undefined && { best }),
      ...(early && { stoppedEarly: this.epochsDone }),
      resumed: [...this.resumed],
    };
  }

  /** Copies, independent of what comes. */
  snapshot(): SeriesSnapshot {
    const curves: Partial<Record<SeriesName, Points>> = {};
    for (const name of seriesNames) {
      const points = this.points(name);
      if (points === undefined) continue;
      const { epochs, seconds, values } = points;
      curves[name] = { epochs: epochs.slice(), seconds: seconds.slice(), values: values.slice() };
    }
    const { state, batchesPerEpoch, epochs, lastEvent } = this;
    return { curves, marks: this.marks(), state, batchesPerEpoch, epochs, lastEvent, warnings: [...this.warnings] };
  }

  private addState({ state, resumedFrom }: StateEvent): void {
    this.state = state;
    if (resumedFrom === undefined) return;
    const { epoch, batch } = resumedFrom;
    const position = epoch + (batch === 0 ? 0 : batch / Math.max(1, this.batchesPerEpoch));
    for (const curve of this.curves.values()) curve.cutAfter(position);
    this.bestEpochs = this.bestEpochs.filter((best) => best <= epoch);
    this.resumed = [...this.resumed.filter((earlier) => earlier < position), position];
    this.epochsDone = epoch;
    this.waiting = [];
  }

  private addBatch(event: BatchEvent): void {
    this.batchesPerEpoch = event.batches;
    for (const gradient of this.waiting.splice(0)) this.addGradient(gradient);
    this.record(event, event.epoch - 1 + event.batch / event.batches);
  }

  private addEpoch(event: EpochEvent): void {
    this.epochs = event.epochs;
    this.epochsDone = event.epoch;
    this.record(event, event.epoch);
    if (event.best === true) this.bestEpochs.push(event.epoch);
  }

  private addGradient(event: GradientEvent): void {
    if (this.batchesPerEpoch === 0) this.waiting.push(event);
    else this.record(event, event.epoch - 1 + event.batch / this.batchesPerEpoch);
  }

  private record(event: BatchEvent | EpochEvent | GradientEvent, position: number): void {
    const seconds = (Date.parse(event.time) - this.firstEvent) / 1000;
    for (const [name, value] of measuredBy(event)) {
      if (value === undefined) continue;
      let curve = this.curves.get(name);
      if (curve === undefined) this.curves.set(name, (curve = new GrowingSeries(this.capacity)));
      curve.append(position, seconds, value ?? NaN);
    }
  }
}
