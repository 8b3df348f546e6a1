import type { MarkGroup } from '../../../../quantum/drawing/marks';

/** Columns that are added to the page and removed from it together. */
const perChunk = 4;
/** From the first to before the last chunk. */
export interface ChunkRange {
  readonly from: number;
  readonly to: number;
}

/** Groups by chunk of columns. */
export function chunksOf(groups: readonly MarkGroup[], columns: number): readonly (readonly MarkGroup[])[] {
  const chunks: MarkGroup[][] = Array.from({ length: Math.ceil(columns / perChunk) }, () => []);
  for (const group of groups) chunks[Math.floor(group.column / perChunk)]?.push(group);
  return chunks;
}

/**
 * The chunks that have to be there while x from `left` to `right` is seen, and `spare` more on each side; `edge` gives where a
 * column begins.
 */
export function seenChunks(
  left: number,
  right: number,
  chunks: number,
  edge: (column: number) => number,
  spare: number,
): ChunkRange {
  let from = 0;
  while (from < chunks - 1 && edge((from + 1) * perChunk) < left) from++;
  let to = from + 1;
  while (to < chunks && edge(to * perChunk) < right) to++;
  return { from: Math.max(0, from - spare), to: Math.min(chunks, to + spare) };
}
