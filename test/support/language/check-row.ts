import assert from 'node:assert/strict';
import type { CursorRow } from './positions';

/** What an editor said at a place. */
export interface Said {
  /** Labels of completion, in the order of their sort texts. */
  readonly labels: readonly string[];
  readonly hover: string | undefined;
  /** `code «text»`. */
  readonly problems: readonly string[];
}

/** The text without its cursor, and where that was. */
export function textAndOffset(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('│');
  assert.ok(offset >= 0, 'no cursor');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** Throws where what was said is not what the row expects. */
export function checkRow({ offers, withholds, hover, problems }: CursorRow, said: Said): void {
  const labels = said.labels.join(', ');
  if (offers !== undefined) {
    const found = said.labels.filter((label) => offers.includes(label));
    assert.deepEqual([...new Set(found)], offers, `offered: ${labels}`);
  }
  for (const label of withholds ?? [])
    assert.ok(label === '*' ? said.labels.length === 0 : !said.labels.includes(label), `offered: ${labels}`);
  if (hover?.length === 0) assert.equal(said.hover, undefined);
  for (const part of hover ?? []) assert.ok(said.hover?.includes(part), `${part}: not in ${said.hover ?? 'no hover'}`);
  if (problems !== undefined) assert.deepEqual(said.problems, problems);
}
