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
  return format('long').format(new Date(iso));
}

/** Day and time without the year, for narrow places. */
export function shortWhen(iso: string): string {
  return format('short').format(new Date(iso));
}

const forms = {
  long: { dateStyle: 'medium', timeStyle: 'short' },
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const;

/** To make one takes far longer than to use it. */
const made = new Map<keyof typeof forms, Intl.DateTimeFormat>();

function format(form: keyof typeof forms): Intl.DateTimeFormat {
  const known = made.get(form);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat(vscode.env.language, forms[form]);
  made.set(form, fresh);
  return fresh;
}
