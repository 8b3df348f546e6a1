/** The number of fewest decimal digits that rounds to the same float32: what to write of a value computed in float32. */
export function shortFloat32(value: number): number {
  const exact = Math.fround(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(exact.toPrecision(digits));
    if (Math.fround(short) === exact) return short;
  }
  return Number.isFinite(exact) ? Number(exact.toPrecision(9)) : exact;
}
