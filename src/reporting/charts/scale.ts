import { minus, shortText } from '../tables/number-text';

/** Where values lie along an axis. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly logarithmic: boolean;
  /** Marked values with what is written at them, rising. */
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** 0 at `low`, 1 at `high`; NaN where the axis has no place for the value. */
  readonly share: (value: number) => number;
}

/** An axis from `low` to `high` exactly, about `count` ticks at 1, 2 or 5 times a power of ten. */
export function linearScale(low: number, high: number, count = 5): Scale {
  const [from, to] = low < high ? [low, high] : [low - (Math.abs(low) || 1) / 2, low + (Math.abs(low) || 1) / 2];
  const step = niceStep((to - from) / count);
  const ticks = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
    const value = i * step;
    ticks.push({ value, text: tickText(value, step) });
  }
  return { low: from, high: to, logarithmic: false, ticks, share: (value) => (value - from) / (to - from) };
}

/** A linear axis that begins and ends at ticks, so that every value is well inside. */
export function roundedScale(low: number, high: number, count = 5): Scale {
  const rough = linearScale(low, high, count);
  const step = niceStep((rough.high - rough.low) / count);
  return linearScale(Math.floor(rough.low / step + 1e-9) * step, Math.ceil(rough.high / step - 1e-9) * step, count);
}

/** Powers of ten around `low` > 0 and `high`; few decades get 2 and 5 as well. */
export function logarithmicScale(low: number, high: number): Scale {
  const [first, last] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
  const end = Math.max(last, first + 1);
  const every = Math.ceil((end - first) / 6);
  const factors = end - first <= 2 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = first; power <= end; power += every)
    for (const factor of power === end ? [1] : factors) {
      const value = factor * 10 ** power;
      ticks.push({ value, text: power < -3 || power > 4 ? shortText(value) : String(Number(value.toPrecision(1))) });
    }
  const [from, to] = [10 ** first, 10 ** end];
  return {
    low: from,
    high: to,
    logarithmic: true,
    ticks,
    share: (value) => (value > 0 ? (Math.log10(value) - first) / (end - first) : NaN),
  };
}

/** With as many digits as tell it from its neighbours, a step away. */
function tickText(value: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (Math.abs(value) < 1e6 && decimals <= 4)
    return value
      .toFixed(decimals)
      .replace(/^-(0(\.0+)?)$/, '$1')
      .replace('-', minus);
  if (value === 0) return '0';
  const digits = Math.max(0, decimalExponent(value) - decimalExponent(step));
  return value.toExponential(digits).replace('e+', 'e').replaceAll('-', minus);
}

function decimalExponent(value: number): number {
  return Number(value.toExponential(9).split('e')[1]);
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return ([1, 2, 5].find((nice) => lead <= nice * (1 + 1e-9)) ?? 10) * power;
}
