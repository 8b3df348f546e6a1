import type { Location } from 'vscode-languageserver';
import { pathToFileURL } from 'node:url';
import { resolveFrom } from '../../experiment/disk';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import { partAt, pathOf } from '../document/outline';
import { nameAt } from './occurrences';

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the name at an offset is given its meaning: in this file, or the header of the manifest for a column. */
export function definitionAt(document: ExperimentDocument, uri: string, offset: number): Location | undefined {
  const named = nameAt(document, offset);
  if (named?.definition !== undefined) return { uri, range: rangeOf(document, named.definition) };
  return columnDefinition(document, offset);
}

/** Every place of the name at an offset. */
export function referencesAt(document: ExperimentDocument, uri: string, offset: number): Location[] {
  return (nameAt(document, offset)?.places ?? []).map((place) => ({ uri, range: rangeOf(document, place) }));
}

function columnDefinition(document: ExperimentDocument, offset: number): Location | undefined {
  const found = partAt(document.outline, offset);
  const { dataset } = document.filled;
  if (found === undefined || dataset?.source !== 'manifest') return undefined;
  const [section, group, name] = pathOf(found.node);
  const isColumn =
    section === 'dataset' &&
    name !== undefined &&
    ((group === 'columns' && found.part === 'value') || (group === 'where' && found.part === 'key'));
  const file = resolveFrom(document.file, dataset.manifest);
  return isColumn && document.disk.kind(file) === 'file' ? { uri: pathToFileURL(file).href, range: top } : undefined;
}
