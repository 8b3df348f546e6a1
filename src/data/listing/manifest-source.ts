import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { ManifestDatasetConfig } from '../../experiment/schema/dataset';
import { parseCsv, type CsvRow } from '../../shared/csv';
import { datasetFailures } from '../../shared/failures/dataset';
import type { SetAside } from '../prepared-data';
import { byText, type ListedFile, type Listing } from './listing';
import { splitNamed } from './split-names';

/** One row a file: its path (a column, or a template such as `{split}/{class}/{file}`), label, group and split. */
export async function listManifest(config: ManifestDatasetConfig, baseFolder: string): Promise<Listing> {
  const manifest = resolve(baseFolder, config.manifest);
  const root = config.root === undefined ? dirname(manifest) : resolve(baseFolder, config.root);
  const table = parseCsv(await text(manifest), manifest);
  const cell = (column: string): ((row: CsvRow) => string) => {
    const index = table.header.indexOf(column);
    if (index < 0) throw datasetFailures.manifestColumn(manifest, column, table.header);
    if (table.header.includes(column, index + 1)) throw datasetFailures.manifestColumnTwice(manifest, column);
    return (row) => row.fields[index]!;
  };
  const pathOf = template(config.columns.path, cell);
  const labelOf = cell(config.columns.label);
  const groupOf = config.columns.group === undefined ? undefined : cell(config.columns.group);
  const splitOf = config.columns.split === undefined ? undefined : cell(config.columns.split);
  const wanted = Object.entries(config.where ?? {}).map(([column, value]) => ({ read: cell(column), value }));

  const files = new Map<string, ListedFile>();
  const setAside: SetAside[] = [];
  let ungrouped = 0;
  for (const row of table.rows) {
    if (wanted.some(({ read, value }) => read(row) !== value)) continue;
    const path = resolve(root, pathOf(row));
    const id = idOf(root, path);
    const label = labelOf(row);
    const group = groupOf?.(row);
    const split = splitOf?.(row);
    const givenSplit = split === undefined ? undefined : splitNamed(split);
    if (split !== undefined && givenSplit === undefined)
      throw datasetFailures.unknownSplit(split, manifest, row.line);
    if (group === '') ungrouped++;
    if (label === '') setAside.push({ file: id, reason: `no label in line ${row.line} of the manifest` });
    else if (files.has(id)) setAside.push({ file: id, reason: `named again in line ${row.line} of the manifest` });
    else
      files.set(id, {
        id,
        path,
        label,
        ...(group === undefined || group === '' ? {} : { group }),
        ...(givenSplit === undefined ? {} : { givenSplit }),
      });
  }
  if (files.size === 0) throw datasetFailures.manifestEmpty(manifest, table.rows.length > 0 && wanted.length > 0);
  const sorted = [...files.values()].sort((a, b) => byText(a.id, b.id));
  return {
    root,
    files: sorted,
    labels: [...new Set(sorted.map((file) => file.label))].sort(byText),
    setAside,
    ignored: {},
    warnings:
      ungrouped === 0
        ? []
        : [`${ungrouped} rows of the manifest have no group; each of these images is a group of its own.`],
  };
}

async function text(manifest: string): Promise<string> {
  try {
    return await readFile(manifest, 'utf8');
  } catch (error) {
    throw datasetFailures.manifestUnreadable(manifest, error);
  }
}

type CellReader = (row: CsvRow) => string;

function template(path: string, cell: (column: string) => CellReader): CellReader {
  if (!path.includes('{')) return cell(path);
  const pieces = path.split(/\{([^}]*)\}/u).map((piece, i): CellReader => (i % 2 === 1 ? cell(piece) : () => piece));
  return (row) => pieces.map((piece) => piece(row)).join('');
}

function idOf(root: string, path: string): string {
  const below = relative(root, path).replaceAll('\\', '/');
  return below.startsWith('../') ? path.replaceAll('\\', '/') : below;
}
