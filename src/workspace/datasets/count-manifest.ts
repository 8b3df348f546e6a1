import { readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { ManifestDatasetConfig } from '../../experiment/schema/dataset';
import { parseCsv, type CsvTable } from '../../shared/csv';
import type { LabelCounts } from './label-counts';

/** Bytes: of a larger table nothing is counted. */
const largest = 64 * 2 ** 20;
/** Characters parsed at a time, so that others get their turn. */
const piece = 1 << 18;

/** Rows of each label in the table, of those that the experiment takes; none where the table is not what it says. */
export async function countManifest(config: ManifestDatasetConfig, file: string): Promise<LabelCounts | 'missing'> {
  const counts = new Map<string, number>();
  try {
    if ((await stat(file)).size > largest) return { counts, atLeast: true };
    const text = await readFile(file, 'utf8');
    for (const part of pieces(text)) {
      count(parseCsv(part), config, counts);
      await setImmediate();
    }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return 'missing';
    // A table that is none: checking the experiment tells why
  }
  return { counts, atLeast: false };
}

function count({ header, rows }: CsvTable, config: ManifestDatasetConfig, counts: Map<string, number>): void {
  const label = header.indexOf(config.columns.label);
  const wanted = Object.entries(config.where ?? {}).map(([column, value]) => ({ at: header.indexOf(column), value }));
  for (const { fields } of rows) {
    const name = fields[label];
    if (name === undefined || name === '' || wanted.some(({ at, value }) => fields[at] !== value)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}

/** The table in pieces of whole rows, each under the header. */
function* pieces(text: string): Generator<string> {
  let from = rowEnd(text, 0, 1);
  const header = text.slice(0, from);
  if (from >= text.length) yield text;
  while (from < text.length) {
    const end = rowEnd(text, from, piece);
    yield header + text.slice(from, end);
    from = end;
  }
}

/** Behind the first line end at least `length` further on that is not inside quotes. */
function rowEnd(text: string, from: number, length: number): number {
  let quotes = 0;
  let counted = from;
  for (let end = text.indexOf('\n', from + length - 1); end >= 0; end = text.indexOf('\n', end + 1)) {
    for (; counted < end; counted++) if (text[counted] === '"') quotes++;
    if (quotes % 2 === 0) return end + 1;
  }
  return text.length;
}
