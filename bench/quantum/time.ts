/** Whether to count processor time, which other programs on the machine disturb little, or elapsed time. */
export type Clock = 'processor' | 'wall';

function now(clock: Clock): number {
  if (clock === 'wall') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of one call: the best of several rounds, each at least `round` ms long, after a warm-up. */
export function milliseconds(clock: Clock, work: () => void, rounds = 7, round = 60): number {
  const warm = now(clock);
  let calls = 0;
  do {
    work();
    calls++;
  } while (now(clock) - warm < 4 * round);
  const perRound = Math.max(1, Math.ceil((calls * round) / (now(clock) - warm)));
  let best = Infinity;
  for (let k = 0; k < rounds; k++) {
    const start = now(clock);
    for (let call = 0; call < perRound; call++) work();
    best = Math.min(best, (now(clock) - start) / perRound);
  }
  return best;
}
