import { RandomStream } from '../../shared/random';

/** What a split sees of a sample. */
export interface SplitItem {
  readonly label: number;
  readonly group: string;
}

/**
 * Deals whole groups into bins so that each bin gets its share of every class as nearly as groups allow.
 *
 * Greedy: groups in descending size (equal sizes in a seeded order) each go where Σ over classes of
 * (have − want)² / want falls most; `want` is the bin's share of the class. With groups of one, every class is split to
 * within one image of its share.
 *
 * @param shares fractions of the bins, together 1
 * @returns the bin of each item
 */
export function assignGroups(
  items: readonly SplitItem[],
  classes: number,
  shares: readonly number[],
  random: RandomStream,
): Int32Array {
  const groups = new Map<string, { members: number[]; counts: number[] }>();
  const totals = new Array<number>(classes).fill(0);
  items.forEach(({ label, group }, i) => {
    let entry = groups.get(group);
    if (entry === undefined) groups.set(group, (entry = { members: [], counts: new Array<number>(classes).fill(0) }));
    entry.members.push(i);
    entry.counts[label]!++;
    totals[label]!++;
  });
  const order = random.shuffle([...groups.values()]).sort((a, b) => b.members.length - a.members.length);
  const have = shares.map(() => new Array<number>(classes).fill(0));
  const binOf = new Int32Array(items.length);
  for (const { members, counts } of order) {
    let best = 0;
    let least = Infinity;
    shares.forEach((share, bin) => {
      let change = 0;
      for (let c = 0; c < classes; c++) {
        const added = counts[c]!;
        if (added === 0) continue;
        const want = Math.max(share * totals[c]!, 1e-9);
        change += (added * (2 * (have[bin]![c]! - want) + added)) / want;
      }
      if (change < least - 1e-12) [least, best] = [change, bin];
    });
    for (let c = 0; c < classes; c++) have[best]![c]! += counts[c]!;
    for (const member of members) binOf[member] = best;
  }
  return binOf;
}
