/** What stands where a number is undefined. */
export const undefinedText = '–';

/** A true minus sign, as long as a plus. */
export const minus = '−';

/** `0.1235`, with a true minus sign; – where undefined. */
export function fixedText(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return undefinedText;
  return value
    .toFixed(digits)
    .replace(/^-(?=.*[1-9])/, minus)
    .replace(/^-/, '');
}

/** A share as a percentage without its sign: `94.33`. */
export function shareText(value: number | null | undefined, digits = 2): string {
  return fixedText(value === null || value === undefined ? value : 100 * value, digits);
}

/** The size of a difference of shares in percentage points: `1.25`. */
export function pointsText(value: number): string {
  return shareText(Math.abs(value), 2);
}

/** `relation`: `= 0.012`, `< 0.001`; `prose`: `0.012`, `below 0.001`; `cell`: `0.012`, `<0.001`. */
export function pText(p: number, form: 'relation' | 'prose' | 'cell' = 'relation'): string {
  if (p < 0.001) return { relation: '< 0.001', prose: 'below 0.001', cell: '<0.001' }[form];
  const text = p.toFixed(p < 0.1 ? 3 : 2);
  return form === 'relation' ? `= ${text}` : text;
}

/** `12 345`: whole numbers with thin spaces between thousands. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

/** As short as four significant digits allow: `0.001`, `1.234e−5`. */
export function shortText(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return undefinedText;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2).replace('e+', 'e').replaceAll('-', minus);
  return String(Number(value.toPrecision(4))).replace('-', minus);
}
