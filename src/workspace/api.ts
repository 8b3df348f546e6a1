import type { Event, Uri } from 'vscode';
import type { RunEvent } from '../runs/run-event';
import type { RunStore } from './runs/run-store';
import type { ShownRun } from './runs/shown-run';
import type { Started, TrainOptions, Trainers } from './trainers/trainers';

/** What `activate` returns, for other extensions. Grows only; what would break a user of it gets a new `version`. */
export interface HybridQmlApi {
  readonly version: 1;
  /** Trains an experiment file as the command does, without asking anything; rejects with what is wrong. */
  startRun(experiment: Uri, options?: TrainOptions): Promise<Started>;
  /** Runs of the workspace, newest first. */
  runs(): readonly ShownRun[];
  readonly onDidChangeRuns: Event<void>;
  /** A run's events from its first to those to come, until aborted. */
  followRun(path: string, signal: AbortSignal): AsyncIterable<RunEvent>;
}

export function publicApi(runs: RunStore, trainers: Trainers): HybridQmlApi {
  return {
    version: 1,
    startRun: (experiment, options) => trainers.train(experiment, options),
    runs: () => runs.runs,
    onDidChangeRuns: runs.onDidChange,
    followRun,
  };
}

async function* followRun(path: string, signal: AbortSignal): AsyncGenerator<RunEvent, void, void> {
  const { followEvents } = await import('../runs/follow-events');
  for await (const item of followEvents(path, { signal })) if (item.kind === 'event') yield item.event;
}
