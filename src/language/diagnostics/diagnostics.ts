import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import type { Problem } from '../../experiment/problem';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import type { Span } from '../document/outline';

/** More than this in one file help nobody. */
const most = 200;

/** Everything wrong with the file, by the schema, by the checks and by the circuit, each where it stands. */
export function diagnosticsOf(document: ExperimentDocument): Diagnostic[] {
  return document.parsed.problems.slice(0, most).map((problem) => ({
    range: rangeOf(document, spanOf(problem, document.text)),
    severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: problem.code,
    source: 'Hybrid QML',
    message: `${problem.what} ${problem.remedy}`.trim(),
    ...(problem.code === 'unread-key' && { tags: [DiagnosticTag.Unnecessary] }),
  }));
}

/** The place of a problem, at least one character wide where there is one. */
export function spanOf({ range }: Problem, text: string): Span {
  const { start, end } = { start: range.start.offset, end: range.end.offset };
  if (end > start) return { start, end };
  const behind = start < text.length && text[start] !== '\n' ? start + 1 : start;
  return behind > start ? { start, end: behind } : { start: Math.max(0, start - 1), end: start };
}
