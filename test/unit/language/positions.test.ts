import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { nodeDisk } from '../../../src/experiment/node-disk';
import { completionsAt } from '../../../src/language/completion/complete';
import { diagnosticsOf } from '../../../src/language/diagnostics/diagnostics';
import { experimentDocument } from '../../../src/language/document/experiment-document';
import { hoverAt } from '../../../src/language/hover/hover';
import { cursorRows } from '../../support/language/positions';
import { checkRow, textAndOffset, type Said } from '../../support/language/check-row';
import { writeProject } from '../../support/language/project';

const root = mkdtempSync(join(tmpdir(), 'hybrid-qml-language-'));
const file = join(writeProject(root), 'a.experiment.yaml');
after(() => rmSync(root, { recursive: true }));

function said(marked: string): Said {
  const { text, offset } = textAndOffset(marked);
  const document = experimentDocument(text, file, nodeDisk);
  const items = completionsAt(document, offset).sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  const hover = hoverAt(document, offset);
  return {
    labels: items.map(({ label }) => label),
    hover: hover === undefined ? undefined : (hover.contents as { value: string }).value,
    problems: diagnosticsOf(document).map(
      ({ code, range }) => `${String(code)} «${document.positions.getText(range)}»`,
    ),
  };
}

test('there are sixty places or more', () => assert.ok(cursorRows.length >= 60, `${cursorRows.length}`));

for (const row of cursorRows) test(`at ${row.name}`, () => checkRow(row, said(row.text)));
