import type { RunSeries } from '../../../reporting/series/run-series';
import { seriesNames } from '../../../reporting/series/series-catalogue';
import type { MetricsSnapshot, RunMark, ShownRun } from '../contract';
import type { Axis, View } from '../view';
import type { FollowedRun } from './followed-run';

/** Warnings of a run that are passed on. */
const mostWarnings = 50;

/** All the page shows; its size is bounded however long the runs are. */
export function composeSnapshot(runs: readonly FollowedRun[], view: View, listVersion: number): MetricsSnapshot {
  const curves = runs.reduce((sum, run) => sum + curvesIn(run), 0);
  return {
    view,
    paths: runs.map(({ path }) => path),
    runs: runs.flatMap((run) => shownRun(run, view, curves) ?? []),
    broken: runs.flatMap(({ path, problem }) => (problem === undefined ? [] : [{ path, what: problem }])),
    listVersion,
  };
}

function curvesIn({ curves }: FollowedRun): number {
  return seriesNames.filter((name) => curves.series.points(name) !== undefined).length;
}

function shownRun(run: FollowedRun, view: View, curves: number): ShownRun | undefined {
  const { record, path, liveness, predictions, circuit } = run;
  if (record === undefined) return undefined;
  const { id, name, state, reason, epoch, epochs, seed, engine, data, hashes } = record;
  return {
    path,
    id,
    name,
    state,
    liveness,
    ...(reason !== undefined && { reason: `${reason.what} ${reason.remedy}`.trim() }),
    epoch,
    epochs,
    seed,
    ...(engine !== undefined && { engine: `${engine.name} ${engine.version}` }),
    classes: data?.classes ?? [],
    hashes,
    age: run.age(),
    read: run.read,
    unreadable: run.unreadable,
    warnings: [...run.warnings].slice(-mostWarnings),
    ...(predictions !== undefined && { predictions }),
    circuit,
    marks: marksOf(run, view.axis),
    curves: run.curves.make(view, run.version, curves),
  };
}

/** Marks at their places on the axis. */
function marksOf({ curves }: FollowedRun, axis: Axis): RunMark[] {
  const { best, stoppedEarly, resumed } = curves.series.marks();
  const mark = (kind: RunMark['kind'], epochs: number): RunMark[] => {
    const at = axis === 'epochs' ? epochs : secondsAt(curves.series, epochs);
    return at === undefined ? [] : [{ kind, epochs, at }];
  };
  return [
    ...(best === undefined ? [] : mark('best', best)),
    ...(stoppedEarly === undefined ? [] : mark('stoppedEarly', stoppedEarly)),
    ...resumed.flatMap((epochs) => mark('resumed', epochs)),
  ];
}

/** When so many epochs were done, by the curves recorded at each. */
function secondsAt(series: RunSeries, epochs: number): number | undefined {
  const points = series.points('train.loss');
  const index = points === undefined ? -1 : points.epochs.indexOf(epochs);
  return points?.seconds[index];
}
