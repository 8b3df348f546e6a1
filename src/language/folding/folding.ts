import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import type { ExperimentDocument } from '../document/experiment-document';
import { descendants } from '../document/outline';

/** Groups, list entries, brackets over several lines, and comments of more than one line. */
export function foldingRanges({ outline, positions, text }: ExperimentDocument): FoldingRange[] {
  const line = (offset: number): number => positions.positionAt(offset).line;
  const groups = [...descendants(outline)]
    .map(({ start, end }) => ({ startLine: line(start), endLine: line(end) }))
    .filter(({ startLine, endLine }) => endLine > startLine);
  return [...groups, ...commentBlocks(text)];
}

function commentBlocks(text: string): FoldingRange[] {
  const found: FoldingRange[] = [];
  let start: number | undefined;
  const lines = text.split('\n');
  for (let index = 0; index <= lines.length; index++) {
    const comment = /^\s*#/.test(lines[index] ?? '');
    if (comment) start ??= index;
    else if (start !== undefined) {
      if (index - start > 1) found.push({ startLine: start, endLine: index - 1, kind: FoldingRangeKind.Comment });
      start = undefined;
    }
  }
  return found;
}
