import type { FlatConfig } from './flat-config';

const prefix = 'training.seeds.';

/** `42`, or `42 (weights 1)` where single random streams have seeds of their own. */
export function seedText(seed: number, config: FlatConfig | undefined): string {
  const own = [...(config ?? [])].flatMap(([path, value]) =>
    path.startsWith(prefix) ? [`${path.slice(prefix.length)} ${value}`] : [],
  );
  return own.length === 0 ? String(seed) : `${seed} (${own.join(', ')})`;
}
