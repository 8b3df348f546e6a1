import type { LoopState } from './loop-state';
import type { StepResult } from './training-step';

export interface StepTiming {
  readonly learningRate: number;
  /** Milliseconds spent waiting for the batch. */
  readonly waiting: number;
  /** Milliseconds of forward, backward and update. */
  readonly computing: number;
  /** Of these, milliseconds in the circuit's simulator; 0 without one. */
  readonly quantum: number;
}

/** What the loop tells while it runs. */
export interface LoopReport {
  epochStarted(state: LoopState, batches: number): void;
  batchDone(state: LoopState, result: StepResult, timing: StepTiming): void;
  epochDone(
    state: LoopState,
    validation: { loss: number; accuracy: number } | undefined,
    best: boolean,
    evaluating: number,
  ): void;
}
