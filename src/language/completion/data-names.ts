import { dirname } from 'node:path';
import { classesFound, labelsFound } from '../../experiment/checks/labels-found';
import { resolveFrom } from '../../experiment/disk';
import type { Path } from '../../experiment/paths';
import type { ExperimentDocument } from '../document/experiment-document';

/** Columns with more different values than this are measurements or names, not something to choose from. */
const mostValues = 50;

/** The labels that the data bear: names of folders, or values of the label column. */
export function labelNames({ filled, file, disk }: ExperimentDocument): readonly string[] {
  const { dataset } = filled;
  return dataset === undefined ? [] : (labelsFound(dataset, file, disk) ?? []);
}

/** The classes of the experiment, in their order. */
export function classNames({ filled, file, disk }: ExperimentDocument): readonly string[] {
  const { dataset } = filled;
  return dataset === undefined ? [] : (classesFound(dataset, file, disk) ?? []);
}

/** The manifest's columns. */
export function columnNames({ filled, file, disk }: ExperimentDocument): readonly string[] {
  const { dataset } = filled;
  return dataset?.source === 'manifest' ? (disk.table(resolveFrom(file, dataset.manifest))?.header ?? []) : [];
}

/** The different values of one of its columns. */
export function columnValues({ filled, file, disk }: ExperimentDocument, column: string): readonly string[] {
  const { dataset } = filled;
  const table = dataset?.source === 'manifest' ? disk.table(resolveFrom(file, dataset.manifest)) : undefined;
  const index = table?.header.indexOf(column) ?? -1;
  if (table === undefined || index < 0) return [];
  const values = new Set(table.rows.slice(0, 10_000).map(({ fields }) => fields[index] ?? ''));
  return values.size > mostValues ? [] : [...values].sort();
}

/** Names of the data that fit the value at a path; undefined where the path wants none. */
export function namesForValue(document: ExperimentDocument, path: Path): readonly string[] | undefined {
  const [section, group, name] = path;
  if (section !== 'dataset') return undefined;
  if (group === 'columns' && path.length === 3) return columnNames(document);
  if (group === 'where' && path.length === 3) return columnValues(document, String(name));
  return group === 'classes' && path.length >= 3 ? labelNames(document) : undefined;
}

/** Names of the data that fit as keys of the group at a path. */
export function namesForKey(document: ExperimentDocument, path: Path): readonly string[] {
  const text = path.join('.');
  if (text === 'dataset.where') return columnNames(document);
  if (text === 'dataset.classes') return labelNames(document);
  return text === 'training.classWeights' ? classNames(document) : [];
}

/** The folder in which relative paths of the value at this path start. */
export function startFolder({ filled, file }: ExperimentDocument, below: boolean): string | undefined {
  if (!below) return dirname(file);
  const { dataset } = filled;
  return dataset?.source === 'folder' ? resolveFrom(file, dataset.path) : undefined;
}
