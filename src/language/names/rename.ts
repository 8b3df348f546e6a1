import type { Range, TextEdit } from 'vscode-languageserver';
import { asYaml } from '../../experiment/validation/wording';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import type { Span } from '../document/outline';
import { nameAt, type Named } from './occurrences';

/** The name at an offset as far as it can be renamed here: labels that only the data define can't. */
export function renamable(
  document: ExperimentDocument,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const named = nameAt(document, offset);
  if (named?.definition === undefined) return undefined;
  return { range: rangeOf(document, named.here), placeholder: named.name };
}

/** Changes that give a name another one at every place; a message where it can't have it. */
export function renameEdits(document: ExperimentDocument, offset: number, name: string): TextEdit[] | string {
  const named = nameAt(document, offset);
  if (named?.definition === undefined)
    return 'Only classes that `dataset.classes` names, and anchors, can be renamed here: labels are in the data.';
  const wrong = refusal(named, name);
  if (wrong !== undefined) return wrong;
  return named.places.map((place) => ({
    range: rangeOf(document, place),
    newText: newText(document, named, place, name),
  }));
}

function refusal({ kind }: Named, name: string): string | undefined {
  if (name.trim() === '' || /[\r\n]/.test(name)) return 'A name is at least one letter, on one line.';
  if (kind === 'anchor' && /[\s,[\]{}]/.test(name)) return 'The name of an anchor has no spaces, commas or brackets.';
  return undefined;
}

function newText({ text }: ExperimentDocument, { kind }: Named, place: Span, name: string): string {
  if (kind === 'anchor') return name;
  // JSON wants its quotes.
  return text[place.start] === '"' ? JSON.stringify(name) : asYaml(name);
}
