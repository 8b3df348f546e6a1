import * as vscode from 'vscode';

/** `1:02:03`, `2:03`, `0:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Date and time as the user writes them. */
export function when(iso: string): string {
  return long.format(new Date(iso));
}

/** Day and time without the year, for narrow places. */
export function shortWhen(iso: string): string {
  return short.format(new Date(iso));
}

// To make one takes far longer than to use it
const long = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
const short = new Intl.DateTimeFormat(vscode.env.language, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
