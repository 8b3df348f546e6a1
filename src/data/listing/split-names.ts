import type { SplitName } from '../prepared-data';

const names: Readonly<Record<string, SplitName>> = {
  train: 'train',
  training: 'train',
  validation: 'validation',
  val: 'validation',
  valid: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
};

/** The split that a folder or a column's value names, as the usual sets write them; undefined where it names none. */
export function splitNamed(text: string): SplitName | undefined {
  const key = text.trim().toLowerCase();
  return Object.hasOwn(names, key) ? names[key] : undefined;
}
