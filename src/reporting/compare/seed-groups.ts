import type { FlatConfig } from './flat-config';

/** What may differ between runs of one method: chance, names, and what changes speed alone. */
function isIncidental(path: string): boolean {
  return /^(seed|name|description|engine\.threads)$|^training\.seeds\./.test(path);
}

/** Text that is equal for runs whose experiments differ by seeds, names or threads alone. */
export function methodKey(config: FlatConfig): string {
  const parts = [...config].filter(([path]) => !isIncidental(path)).map(([path, value]) => `${path}=${value}`);
  return parts.sort().join('\n');
}

/** Runs of the same method together, groups and runs in the order given. */
export function groupBySeed<T>(runs: readonly T[], configOf: (run: T) => FlatConfig): T[][] {
  const groups = new Map<string, T[]>();
  for (const run of runs) {
    const key = methodKey(configOf(run));
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [run]);
    else known.push(run);
  }
  return [...groups.values()];
}
