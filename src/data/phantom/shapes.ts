/** 3t² − 2t³: from 0 to 1 with level ends, for t in [0, 1]. */
export function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function ramp(low: number, high: number, x: number): number {
  if (x <= low) return 0;
  if (x >= high) return 1;
  return smooth((x - low) / (high - low));
}

export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** √(x² + y²); `Math.hypot` guards against overflow, which takes it ten times as long. */
export function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Distance of (x, y) from the segment between (ax, ay) and (bx, by). */
export function segmentDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return length(x - ax - along * dx, y - ay - along * dy);
}
