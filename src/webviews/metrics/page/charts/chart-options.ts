import type { ChartOptions, ScaleOptionsByType } from 'chart.js';
import { shortText } from '../../../../reporting/tables/number-text';
import type { Theme } from '../theme';

export interface Axes {
  readonly x: string;
  readonly y: string;
  readonly logarithmic: boolean;
  /** Ends that both axes have whatever the data; for shares. */
  readonly unit?: boolean;
}

/** What all our charts have in common: no animation, no parsing, nothing drawn that the page itself shows. */
export function chartOptions(theme: Theme, axes: Axes): ChartOptions<'line'> {
  return {
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    // Hovering is drawn over the canvas: the chart itself never has to
    events: [],
    elements: { point: { radius: 0 }, line: { borderWidth: 1.5, tension: 0 } },
    scales: {
      x: { type: 'linear', ...axisOptions(theme, axes.x), ...(axes.unit === true && { min: 0, max: 1 }) },
      y: {
        // As wide in every chart, so that positions stand below each other
        afterFit: (scale) => {
          scale.width = Math.max(scale.width, 58);
        },
        type: axes.logarithmic ? 'logarithmic' : 'linear',
        ...axisOptions(theme, axes.y),
        ...(axes.unit === true && { min: 0, max: 1 }),
      },
    },
  };
}

type Axis = Pick<ScaleOptionsByType<'linear'>, 'grid' | 'border' | 'ticks' | 'title'>;

function axisOptions({ foreground, quiet, grid, font }: Theme, title: string) {
  return {
    grid: { color: grid, drawTicks: false },
    border: { color: grid },
    ticks: {
      color: quiet,
      font,
      padding: 4,
      maxRotation: 0,
      autoSkipPadding: 12,
      maxTicksLimit: 7,
      callback: (value: number | string) => shortText(Number(value)),
    },
    title: { display: title !== '', text: title, color: foreground, font, padding: 2 },
  } satisfies DeepPartial<Axis>;
}

type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };
