import type { RunReading } from '../../../../reporting/run-reading';
import type { ExperimentConfig } from '../../../../experiment/schema/experiment';
import type { Run } from '../../../../runs/read-run';
import type { ShownRun } from '../../contract';
import type { Results } from '../result/results';
import type { RunListStore } from './run-list-store';

/** A run of the panel as the reports read it, as far as the page knows it. */
export function readingOf(shown: ShownRun, run: Run, store: RunListStore, results: Results): RunReading {
  const config = store.config(shown.path);
  const result = results.of(shown);
  return {
    run,
    // A run folder's experiment has every default written out
    ...(config !== undefined && { config: config as unknown as ExperimentConfig }),
    experiment: '',
    series: {
      curves: Object.fromEntries(shown.curves.map(({ name, x, y }) => [name, { epochs: x, seconds: x, values: y }])),
      marks: { resumed: [] },
      state: shown.state,
      batchesPerEpoch: 0,
      epochs: shown.epochs,
      lastEvent: 0,
      warnings: [],
    },
    ...(result !== undefined && 'ok' in result && { result: result.ok }),
    problems: [],
  };
}
