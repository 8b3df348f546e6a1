import { didYouMean } from '../../shared/did-you-mean';
import { resolveFrom } from '../disk';
import type { Path } from '../paths';
import type { Finding } from '../problem';
import type { ManifestDatasetConfig } from '../schema/dataset';
import { at, changeTo, finding, type Check } from './check';

interface Named {
  readonly column: string;
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/** Every column that the experiment names stands in the table's header, and `where` leaves rows. */
export const manifestColumnsCheck: Check = {
  reads: at('dataset.source', 'dataset.manifest', 'dataset.columns', 'dataset.where'),
  runOnDisk({ config, file }, disk) {
    const { dataset } = config;
    if (dataset.source !== 'manifest') return [];
    const table = disk.table(resolveFrom(file, dataset.manifest));
    if (table === undefined) return [];
    const unknown = columnsNamed(dataset).filter(({ column }) => !table.header.includes(column));
    const found: Finding[] = unknown.map(({ column, path, part }) =>
      finding(
        'error',
        'no-such-column',
        path,
        `The manifest has no column \`${column}\`.${didYouMean(column, table.header)}`,
        `Its columns: ${table.header.join(', ')}.`,
        { part, ...(isTemplate(dataset, path) ? {} : changeTo(column, table.header)) },
      ),
    );
    if (found.length > 0) return found;
    const conditions = Object.entries(dataset.where ?? {});
    for (const [column, value] of conditions) {
      const index = table.header.indexOf(column);
      if (table.rows.some(({ fields }) => fields[index] === value)) continue;
      const values = [...new Set(table.rows.slice(0, 10_000).map(({ fields }) => fields[index] ?? ''))].slice(0, 5);
      found.push(
        finding(
          'error',
          'no-such-rows',
          ['dataset', 'where', column],
          `No row has \`${value}\` in column \`${column}\`.`,
          `It holds ${values.map((text) => `\`${text}\``).join(', ')}${values.length === 5 ? ', …' : ''}.`,
        ),
      );
    }
    return found;
  },
};

/** One column of several in a template can't be mended by replacing the whole. */
function isTemplate({ columns }: ManifestDatasetConfig, path: Path): boolean {
  return path.at(-1) === 'path' && columns.path.includes('{');
}

function columnsNamed({ columns, where = {} }: ManifestDatasetConfig): Named[] {
  const path: Path = ['dataset', 'columns', 'path'];
  const inPath = columns.path.includes('{')
    ? [...columns.path.matchAll(/\{([^}]*)\}/gu)].map((match) => match[1]!)
    : [columns.path];
  const single = (['label', 'group', 'split'] as const).flatMap((key): Named[] => {
    const column = columns[key];
    return column === undefined ? [] : [{ column, path: ['dataset', 'columns', key], part: 'value' }];
  });
  return [
    ...inPath.map((column): Named => ({ column, path, part: 'value' })),
    ...single,
    ...Object.keys(where).map((column): Named => ({ column, path: ['dataset', 'where', column], part: 'key' })),
  ];
}
