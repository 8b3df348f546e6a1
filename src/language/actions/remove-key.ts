import type { ExperimentDocument } from '../document/experiment-document';
import { partAt, type Span } from '../document/outline';
import type { NamedChange } from './change';

/** Takes a key with all that it holds out of the file: its whole lines, where nothing else stands on them. */
export function removeKey({ text, outline }: ExperimentDocument, place: Span): NamedChange | undefined {
  const found = partAt(outline, place.start);
  if (found?.part !== 'key' || found.node.inFlow || found.node.colon === undefined) return undefined;
  const { node } = found;
  const start = text.lastIndexOf('\n', node.start - 1) + 1;
  // The first key of a list entry shares its line with the dash.
  if (text.slice(start, node.start).trim() !== '') return undefined;
  const behind = text.indexOf('\n', node.end);
  const end = behind < 0 ? text.length : behind + 1;
  return { title: `Remove \`${String(node.step)}\``, changes: [{ start, end, text: '' }] };
}
