import type { TextEdit } from 'vscode-languageserver';
import type { Disk } from '../../../src/experiment/disk';
import { experimentDocument, type ExperimentDocument } from '../../../src/language/document/experiment-document';
import { textAndOffset } from '../../support/language/check-row';
import { projectDisk } from '../experiment/fake-disk';

export const uri = 'file:///project/examples/a.experiment.yaml';

export function open(text: string, disk: Disk = projectDisk): ExperimentDocument {
  return experimentDocument(text, '/project/examples/a.experiment.yaml', disk);
}

/** A document whose text marks the cursor by `│`. */
export function openAt(marked: string): { readonly document: ExperimentDocument; readonly offset: number } {
  const { text, offset } = textAndOffset(marked);
  return { document: open(text), offset };
}

/** The text after the edits. */
export function edited({ positions }: ExperimentDocument, edits: readonly TextEdit[]): string {
  const text = positions.getText();
  const changes = edits.map(({ range, newText }) => ({
    ...{ start: positions.offsetAt(range.start), end: positions.offsetAt(range.end), newText },
  }));
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
