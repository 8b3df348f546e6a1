import type { RunGroup } from '../../../../reporting/report/run-groups';
import { overRuns } from '../../../../reporting/series/over-runs';
import type { SeriesName } from '../../../../reporting/series/series-catalogue';
import type { ShownRun } from '../../contract';
import type { Line } from '../charts/line';
import { dashes, type Theme } from '../theme';

/** One line a group: its run's own, or the mean with one standard deviation on either side. */
export function overlayLines(
  name: SeriesName,
  runs: readonly ShownRun[],
  groups: readonly RunGroup[],
  theme: Theme,
): Line[] {
  return groups.flatMap((group, g): Line[] => {
    const curves = group.runs.flatMap((index) => runs[index]?.curves.find((curve) => curve.name === name) ?? []);
    const [first] = curves;
    if (first === undefined) return [];
    const look = {
      id: `overlay|${name}|${group.name}`,
      colour: theme.series[g % theme.series.length]!,
      dash: dashes[g % dashes.length]!,
      faint: false,
    };
    if (curves.length === 1) return [{ ...look, label: group.name, x: first.x, y: first.y }];
    const { epochs, mean, deviation } = overRuns(curves.map(({ x, y }) => ({ epochs: x, seconds: x, values: y })));
    const low = mean.map((value, i) => value - deviation[i]!);
    const high = mean.map((value, i) => value + deviation[i]!);
    return [
      { ...look, label: `${group.name}, mean ± SD of ${curves.length}`, x: epochs, y: mean, band: { low, high } },
    ];
  });
}
