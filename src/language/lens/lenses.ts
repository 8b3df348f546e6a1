import type { CodeLens } from 'vscode-languageserver';
import type { ExperimentDocument } from '../document/experiment-document';
import { summaryLine } from '../summary/experiment-summary';
import type { Speed } from '../summary/epoch-time';

/** Commands above the file; their argument is its address, as text. */
export const lensCommands = {
  train: 'hybridQml.train',
  circuit: 'hybridQml.openCircuit',
  check: 'hybridQml.checkExperiment',
} as const;

/** What can be done with the experiment, and what it amounts to. */
export function codeLenses(document: ExperimentDocument, uri: string, speed: Speed): CodeLens[] {
  const lens = (title: string, command: string, tooltip?: string): CodeLens => ({
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    command: { title, command, ...(command !== '' && { arguments: [uri] }), ...(tooltip !== undefined && { tooltip }) },
  });
  const circuit = document.filled.model.quantum === 'none' ? [] : [lens('Circuit', lensCommands.circuit)];
  return [
    lens('▶ Train', lensCommands.train),
    ...circuit,
    lens('Check', lensCommands.check),
    lens(summaryLine(document, speed), ''),
  ];
}
