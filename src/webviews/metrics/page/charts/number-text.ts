import { shortText } from '../../../../reporting/tables/number-text';

/** A position on the horizontal axis: `epoch 3.25`, `1:02:05`. */
export function positionText(x: number, axis: 'epochs' | 'seconds'): string {
  if (axis === 'epochs') return `epoch ${shortText(Math.round(x * 1000) / 1000)}`;
  return durationText(x);
}

/** `4.2 s`, `3:07`, `1:02:05`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
