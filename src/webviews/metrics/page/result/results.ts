import { Value } from '@sinclair/typebox/value';
import type { RunResult } from '../../../../reporting/run-reading';
import { evaluatePredictions } from '../../../../runs/evaluation/evaluate';
import { Evaluation } from '../../../../runs/evaluation/evaluation';
import { predictionsFromCsv } from '../../../../runs/predictions/predictions-csv';
import { messageOf } from '../../../../shared/failure';
import type { ShownRun } from '../../contract';
import type { Context } from '../context';

export type Loaded<T> = { readonly ok: T } | { readonly wrong: string };

export interface Results {
  /** What `predictions.csv` of the run says; undefined while it is read, or where there is none. */
  of(run: ShownRun): Loaded<RunResult> | undefined;
}

/** Reads results once for each state of a run's files; `loaded` is called whenever one is there. */
export function resultStore(ask: Context['ask'], loaded: () => void): Results {
  const known = new Map<string, { readonly stamp: string; result?: Loaded<RunResult> }>();
  return {
    of(run) {
      if (run.predictions === undefined) return undefined;
      const there = known.get(run.path);
      if (there?.stamp === run.predictions) return there.result;
      const entry: { readonly stamp: string; result?: Loaded<RunResult> } = { stamp: run.predictions };
      known.set(run.path, entry);
      read(ask, run)
        .then(
          (ok) => (entry.result = { ok }),
          (thrown: unknown) => (entry.result = { wrong: messageOf(thrown) }),
        )
        .finally(loaded);
      return undefined;
    },
  };
}

async function read(ask: Context['ask'], { path, seed }: ShownRun): Promise<RunResult> {
  const { csv, evaluation } = await ask('predictions', { run: path });
  const predictions = predictionsFromCsv(csv, 'predictions.csv');
  if (Value.Check(Evaluation, evaluation) && evaluation.samples === predictions.rows.length)
    return { predictions, evaluation };
  const options = { averaging: 'macro', bootstrap: 1000, confidence: 0.95, seed } as const;
  return { predictions, evaluation: evaluatePredictions(predictions, options) };
}
