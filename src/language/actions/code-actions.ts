import { CodeActionKind, type CodeAction, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import type { Problem } from '../../experiment/problem';
import { diagnosticsOf, spanOf } from '../diagnostics/diagnostics';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import type { Span } from '../document/outline';
import type { Change, NamedChange } from './change';
import { addMissingKey } from './add-missing-key';
import { convertJson } from './convert-json';
import { removeKey } from './remove-key';

/** What can be done about the problems between two offsets, and what can be done with the file. */
export function codeActionsAt(document: ExperimentDocument, uri: string, span: Span): CodeAction[] {
  const { problems } = document.parsed;
  const diagnostics = diagnosticsOf(document);
  const fixes = problems.flatMap((problem, index) => {
    const diagnostic = diagnostics[index];
    const place = spanOf(problem, document.text);
    if (diagnostic === undefined || place.end < span.start || place.start > span.end) return [];
    return fixesFor(document, problem).map(({ title, changes }) => quickFix(document, uri, title, changes, diagnostic));
  });
  const every = problems.filter(({ fix, option }) => fix !== undefined && option === undefined);
  return [...fixes, ...fixAll(document, uri, every), ...convertJson(document, uri)];
}

function fixesFor(document: ExperimentDocument, problem: Problem): NamedChange[] {
  if (problem.fix !== undefined)
    return [{ title: problem.fix.title, changes: [{ ...spanOf(problem, document.text), text: problem.fix.replace }] }];
  if (problem.code === 'missing-key') return addMissingKey(document, problem);
  const removable = ['unread-key', 'unknown-key', 'duplicate-key', 'no-value'].includes(problem.code);
  const removed = removable ? removeKey(document, spanOf(problem, document.text)) : undefined;
  return removed === undefined ? [] : [removed];
}

function quickFix(
  document: ExperimentDocument,
  uri: string,
  title: string,
  changes: readonly Change[],
  diagnostic: Diagnostic,
): CodeAction {
  const edit = { changes: { [uri]: editsFor(document, changes) } };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true, edit };
}

/** Every change that a problem proposes, where there are several. */
function fixAll(document: ExperimentDocument, uri: string, problems: readonly Problem[]): CodeAction[] {
  if (problems.length < 2) return [];
  const changes = problems.map((problem) => ({ ...spanOf(problem, document.text), text: problem.fix?.replace ?? '' }));
  const apart = changes.filter(({ start }, index) => index === 0 || start >= changes[index - 1]!.end);
  const edit = { changes: { [uri]: editsFor(document, apart) } };
  return [{ title: `Mend all ${apart.length} slips`, kind: CodeActionKind.SourceFixAll, edit }];
}

export function editsFor(document: ExperimentDocument, changes: readonly Change[]): TextEdit[] {
  return changes.map((change) => ({ range: rangeOf(document, change), newText: change.text }));
}
