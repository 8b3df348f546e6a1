import type { RunFolder } from '../../runs/run-folder';
import type { NewRunEvent } from '../../runs/run-event';
import type { LoopReport, StepTiming } from '../loop/loop-report';
import type { LoopState } from '../loop/loop-state';
import type { GradientNorms } from '../loop/gradient-norms';
import type { StepResult } from '../loop/training-step';

/** Milliseconds: at most ten batch events a second reach the log. */
const batchEventInterval = 100;

/** Writes what the training loop tells into the run folder. */
export class RunReporter implements LoopReport {
  private batches = 0;
  private samplesBefore = 0;
  private seconds = { data: 0, compute: 0, quantum: 0 };
  private learningRate = 0;
  private lastBatchEvent = -Infinity;

  constructor(
    private readonly folder: RunFolder,
    private readonly epochs: number,
    private readonly headScale: number | undefined,
    private readonly listener: (event: NewRunEvent) => void,
  ) {}

  append(event: NewRunEvent): void {
    this.folder.append(event);
    this.listener(event);
  }

  log(level: 'info' | 'warning' | 'error', message: string): void {
    this.append({ type: 'log', level, message });
  }

  epochStarted(state: LoopState, batches: number): void {
    this.batches = batches;
    this.samplesBefore = state.sums.samples;
    this.seconds = { data: 0, compute: 0, quantum: 0 };
  }

  batchDone(state: LoopState, { norms }: StepResult, timing: StepTiming): void {
    this.learningRate = timing.learningRate;
    this.seconds.data += timing.waiting / 1000;
    this.seconds.compute += timing.computing / 1000;
    this.seconds.quantum += timing.quantum / 1000;
    if (norms !== undefined) this.gradient(state, norms);
    const now = performance.now();
    const last = state.batch === this.batches;
    if (!last && now - this.lastBatchEvent < batchEventInterval) return;
    this.lastBatchEvent = now;
    const { epoch, batch, sums } = state;
    this.append({
      type: 'batch',
      epoch: epoch + 1,
      batch,
      batches: this.batches,
      loss: finite(sums.loss / sums.samples),
      accuracy: finite(sums.correct / sums.samples),
      imagesPerSecond: finite(this.imagesPerSecond(state)),
      learningRates: this.learningRates(),
      memory: residentMiB(),
    });
  }

  private gradient({ epoch, batch }: LoopState, { classical, quantum }: GradientNorms): void {
    const circuit = Number.isNaN(quantum) ? {} : { quantum: finite(quantum) };
    this.append({ type: 'gradient', epoch: epoch + 1, batch, classical: finite(classical), ...circuit });
  }

  epochDone(
    state: LoopState,
    validation: { loss: number; accuracy: number } | undefined,
    best: boolean,
    evaluating: number,
  ): void {
    const { epoch, sums } = state;
    const { quantum, ...seconds } = this.seconds;
    this.append({
      type: 'epoch',
      epoch: epoch + 1,
      epochs: this.epochs,
      train: { loss: finite(sums.loss / sums.samples), accuracy: finite(sums.correct / sums.samples) },
      ...(validation && { validation: { loss: finite(validation.loss), accuracy: finite(validation.accuracy) } }),
      learningRates: this.learningRates(),
      imagesPerSecond: finite(this.imagesPerSecond(state)),
      seconds: {
        ...seconds,
        ...(this.headScale !== undefined && { quantum }),
        evaluation: evaluating / 1000,
      },
      memory: residentMiB(),
      ...(best && { best }),
    });
    this.folder.change({ epoch: epoch + 1 });
  }

  private learningRates(): { network: number; head?: number } {
    const head = this.headScale === undefined ? {} : { head: this.learningRate * this.headScale };
    return { network: this.learningRate, ...head };
  }

  private imagesPerSecond({ sums }: LoopState): number {
    return (sums.samples - this.samplesBefore) / (this.seconds.data + this.seconds.compute);
  }
}

function residentMiB(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
