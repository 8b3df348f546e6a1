import { isDeepStrictEqual } from 'node:util';
import type { TextEdit } from 'vscode-languageserver';
import { parseDocument } from 'yaml';
import { readYaml } from '../../experiment/reading/yaml-source';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';

/**
 * The file with two spaces a level and one behind colons; comments, empty lines, quotes and the way lists are written stay. Nothing
 * where the file is no sound YAML, or where the formatted text would not read as the same data.
 */
export function formatEdits(document: ExperimentDocument): TextEdit[] {
  const formatted = formattedText(document.text);
  if (formatted === undefined || formatted === document.text) return [];
  return [{ range: rangeOf(document, { start: 0, end: document.text.length }), newText: formatted }];
}

export function formattedText(text: string): string | undefined {
  const before = readYaml(text);
  if (before.source === undefined || before.problems.length > 0) return undefined;
  const formatted = written(text);
  if (formatted === undefined) return undefined;
  const ended = text.includes('\r\n') ? formatted.replaceAll(/\r?\n/g, '\r\n') : formatted;
  const after = readYaml(ended);
  const same = after.problems.length === 0 && isDeepStrictEqual(after.source, before.source);
  return same && comments(ended) >= comments(text) ? ended : undefined;
}

/** Undefined for the few texts that can be read but not written, such as an anchor with a sign that it may not have. */
function written(text: string): string | undefined {
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, keepSourceTokens: true });
    return document.toString({ lineWidth: 0, indent: 2, indentSeq: true, flowCollectionPadding: true });
  } catch {
    return undefined;
  }
}

/** How many `#` there are: a formatter may not lose one. */
function comments(text: string): number {
  return text.split('#').length;
}
