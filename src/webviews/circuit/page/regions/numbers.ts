/** A real number in four decimals with a minus that is as wide as a plus. */
export function realText(value: number, decimals = 4): string {
  const rounded = Number(value.toFixed(decimals));
  return (Object.is(rounded, -0) ? 0 : rounded).toFixed(decimals).replace('-', '−');
}

/** A small number, such as a gradient, in three significant digits. */
export function smallText(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size < 0.001 || size >= 10_000 ? value.toExponential(2) : value.toPrecision(3);
  return text.replaceAll('-', '−');
}

/** `0.7071`, `−0.7071i`, `0.5+0.5i`: zeros left out. */
export function complexText(re: number, im: number, decimals = 4): string {
  const [a, b] = [trimmed(re, decimals), trimmed(im, decimals)];
  if (b === '0') return a;
  const imaginary = b === '1' ? 'i' : b === '−1' ? '−i' : `${b}i`;
  if (a === '0') return imaginary;
  return `${a}${b.startsWith('−') ? '' : '+'}${imaginary}`;
}

/** Exact values short, others in all their decimals. */
function trimmed(value: number, decimals: number): string {
  const rounded = Number(value.toFixed(decimals));
  if (rounded === 0) return '0';
  const exact = Math.abs(value - rounded) < 1e-12;
  return (exact ? String(rounded) : value.toFixed(decimals)).replace('-', '−');
}
