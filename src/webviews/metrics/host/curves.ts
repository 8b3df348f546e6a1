import { downsampleToExtremes, downsampleToTriangles, visibleRange } from '../../../reporting/series/downsample';
import type { Points } from '../../../reporting/series/growing-series';
import type { RunSeries } from '../../../reporting/series/run-series';
import { seriesNames, type SeriesName } from '../../../reporting/series/series-catalogue';
import { smooth } from '../../../reporting/series/smooth';
import type { Curve } from '../contract';
import type { Axis, View } from '../view';

/** Points of a curve on either side of what shows, so that panning meets a line until finer points arrive. */
const coarse = 200;

/** Points a snapshot may hold over all its curves. */
const budget = 60_000;

/** Smoothed values by curve; they depend on all that was recorded before them and are made once. */
type Smoothed = Map<SeriesName, { readonly of: number; readonly weight: number; readonly values: Float64Array }>;

/** Makes the curves of one run for a view. */
export class CurveMaker {
  private smoothed: Smoothed = new Map();

  constructor(readonly series: RunSeries) {}

  /** `version` changes whenever the series do; `curves` is how many there are in the whole snapshot. */
  make(view: View, version: number, curves: number): Curve[] {
    const share = {
      ...view,
      points: Math.min(view.points, Math.max(50, Math.floor(budget / Math.max(1, curves) / 4))),
    };
    return seriesNames.flatMap((name) => {
      const points = this.series.points(name);
      return points === undefined ? [] : [this.curve(name, points, share, version)];
    });
  }

  private curve(name: SeriesName, points: Points, view: View, version: number): Curve {
    const raw = shown(points, view, downsampleToExtremes);
    const plain = { name, recorded: points.values.length, x: along(raw, view.axis), y: raw.values };
    if (view.smoothing === 0 || points.values.length < 3) return plain;
    const values = this.smoothedValues(name, points, view.smoothing, version);
    const even = shown({ ...points, values }, view, downsampleToTriangles);
    return { ...plain, smooth: { x: along(even, view.axis), y: even.values } };
  }

  private smoothedValues(name: SeriesName, { values }: Points, weight: number, version: number): Float64Array {
    const known = this.smoothed.get(name);
    if (known?.of === version && known.weight === weight) return known.values;
    const made = smooth(values, weight);
    this.smoothed.set(name, { of: version, weight, values: made });
    return made;
  }
}

function along({ epochs, seconds }: Points, axis: Axis): Float64Array {
  return axis === 'epochs' ? epochs : seconds;
}

type Downsample = typeof downsampleToExtremes;

/** Fine over what shows and as much on either side, coarse beyond. */
function shown(points: Points, { axis, range, points: count }: View, downsample: Downsample): Points {
  const end = points.values.length;
  if (range === null || end <= count) return downsample(points, count);
  const width = range.high - range.low;
  const { from, to } = visibleRange(along(points, axis), range.low - width, range.high + width);
  return joined([
    downsample(points, coarse, 0, from),
    downsample(points, 3 * count, from, to),
    downsample(points, coarse, to, end),
  ]);
}

function joined(parts: readonly Points[]): Points {
  const column = (of: (part: Points) => Float64Array): Float64Array => {
    const whole = new Float64Array(parts.reduce((sum, part) => sum + of(part).length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(of(part), at);
      at += of(part).length;
    }
    return whole;
  };
  return { epochs: column((p) => p.epochs), seconds: column((p) => p.seconds), values: column((p) => p.values) };
}
