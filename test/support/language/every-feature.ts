import assert from 'node:assert/strict';
import type { Disk } from '../../../src/experiment/disk';
import { codeActionsAt } from '../../../src/language/actions/code-actions';
import { completionsAt } from '../../../src/language/completion/complete';
import { diagnosticsOf } from '../../../src/language/diagnostics/diagnostics';
import { experimentDocument } from '../../../src/language/document/experiment-document';
import { foldingRanges } from '../../../src/language/folding/folding';
import { formatEdits } from '../../../src/language/formatting/format';
import { defaultHints } from '../../../src/language/hints/default-hints';
import { hoverAt } from '../../../src/language/hover/hover';
import { codeLenses } from '../../../src/language/lens/lenses';
import { documentLinks } from '../../../src/language/links/links';
import { definitionAt } from '../../../src/language/names/definition';
import { renameEdits } from '../../../src/language/names/rename';
import { assumedSpeed } from '../../../src/language/summary/epoch-time';
import { documentSymbols } from '../../../src/language/symbols/symbols';

const uri = 'file:///project/examples/a.experiment.yaml';

/** Asks everything that an editor can ask at a place; throws where an answer lies outside the text. Returns milliseconds by feature. */
export function askEverything(text: string, offset: number, disk: Disk): Record<string, number> {
  const document = experimentDocument(text, '/project/examples/a.experiment.yaml', disk);
  const whole = { start: 0, end: text.length };
  const features = {
    outline: () => document.outline,
    completion: () => completionsAt(document, offset),
    diagnostics: () => diagnosticsOf(document),
    hover: () => hoverAt(document, offset),
    actions: () => codeActionsAt(document, uri, whole),
    format: () => formatEdits(document),
    folding: () => foldingRanges(document),
    symbols: () => documentSymbols(document),
    links: () => documentLinks(document),
    definition: () => definitionAt(document, uri, offset),
    rename: () => renameEdits(document, offset, 'x'),
    lenses: () => codeLenses(document, uri, assumedSpeed(2)),
    hints: () => defaultHints(document, whole),
  };
  const lines = text.split(/\r\n|\n|\r/);
  const times: Record<string, number> = {};
  for (const [name, ask] of Object.entries(features)) {
    const start = performance.now();
    const answer = ask();
    times[name] = performance.now() - start;
    if (name === 'diagnostics' || name === 'completion' || name === 'symbols') assertInside(answer, lines);
  }
  return times;
}

function assertInside(answer: unknown, lines: readonly string[]): void {
  for (const item of answer as { range?: Range; textEdit?: { range: Range } }[]) {
    const range = item.range ?? item.textEdit?.range;
    assert.ok(range !== undefined);
    for (const { line, character } of [range.start, range.end])
      assert.ok(line < lines.length && character <= (lines[line]?.length ?? 0) + 1, `${line}:${character}`);
  }
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
