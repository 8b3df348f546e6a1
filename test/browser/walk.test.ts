import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { goTo, save, tab } from '../support/workbench/editor';
import { workbenchMissing } from '../support/workbench/missing';
import { clearToasts, statusBarItem, toast } from '../support/workbench/notices';
import { pick, quickInput } from '../support/workbench/palette';
import { newestRun, runsOnDisk } from '../support/workbench/runs-on-disk';
import { screenshot } from '../support/workbench/screenshots';
import { chooseFromMenu, pressInline, treeRow, view } from '../support/workbench/side-bar';
import { waitUntil } from '../support/workbench/wait-until';
import { webviewFrame } from '../support/workbench/webview';
import type { Workbench } from '../support/workbench/workbench';
import { inWorkbench, train, whenState } from './product';

const file = 'phantom.experiment.yaml';
const source = ({ workspace }: Workbench): string => readFileSync(join(workspace, file), 'utf8');

/** Selects the lines of `from` up to the one before `to` and types over them. */
async function typeOver(workbench: Workbench, from: string, to: string, text: string): Promise<void> {
  const { page } = workbench;
  const lines = source(workbench).split('\n');
  const first = lines.findIndex((line) => line.startsWith(from));
  const last = lines.findIndex((line, n) => n > first && (to === '' ? line === '' : line.startsWith(to)));
  assert.ok(first >= 0 && last > first, `${from} … ${to} is not in the file`);
  await tab(page, file).click();
  await goTo(page, first + 1);
  for (let line = first; line < last - 1; line++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(text);
  await save(page);
}

/** The different epochs that a part of the window shows until there were three. */
async function threeEpochs(texts: () => Promise<string[]>): Promise<string[]> {
  const seen = new Set<string>();
  await waitUntil('three epochs', async () => {
    for (const text of await texts()) for (const [found] of text.matchAll(/epoch \d+/g)) seen.add(found);
    return seen.size >= 3;
  });
  return [...seen];
}

test(
  'a new user: from an empty folder to two runs compared',
  { skip: workbenchMissing(), timeout: 300_000 },
  async () =>
    inWorkbench({ viewport: { width: 1280, height: 800 }, folderName: 'first model' }, async (workbench) => {
      const { page } = workbench;

      // An empty folder tells what comes next
      await page.mouse.move(700, 600);
      const next = view(page, 'Experiments').getByRole('button', { name: 'New Experiment…' }).last();
      await next.waitFor();
      await screenshot(workbench, 'walk-1-empty-folder');
      await next.click();
      await quickInput(page).waitFor();
      await screenshot(workbench, 'walk-2-templates');
      await pick(page, 'Phantom');
      await waitUntil('the proposed name', async () => (await quickInput(page).inputValue()) === file);
      await page.keyboard.press('Enter');
      await tab(page, file).waitFor();
      await treeRow(page, 'phantom, hybrid').first().waitFor();
      const lens = page.locator('.editor-instance .codelens-decoration', { hasText: 'Train' });
      await lens.first().waitFor({ timeout: 30_000 });

      // Smaller, so that it takes seconds
      await typeOver(workbench, '  imagesPerClass:', '  split:', '  imagesPerClass: 120');
      await typeOver(workbench, '  size:', '', '  size: 32');
      await typeOver(workbench, '  epochs:', '  batchSize:', '  epochs: 30');
      assert.match(source(workbench), /imagesPerClass: 120\n[^]*size: 32\n[^]*epochs: 30\n/);
      await goTo(page, 1);
      await screenshot(workbench, 'walk-3-experiment');

      await train(workbench, 'phantom, hybrid');
      const [inStatusBar, inTree] = await Promise.all([
        threeEpochs(() => statusBarItem(page, /epoch/).allInnerTexts()),
        threeEpochs(() => treeRow(page, /epoch/).allInnerTexts()),
      ]);
      assert.ok(inStatusBar.length >= 3 && inTree.length >= 3);
      await screenshot(workbench, 'walk-4-training');

      await pressInline(treeRow(page, /epoch \d+\/30/), /Stop/);
      await treeRow(page, /stopped, epoch \d+\/30/)
        .first()
        .waitFor({ timeout: 30_000 });
      await screenshot(workbench, 'walk-5-stopped');
      await pressInline(treeRow(page, /stopped, epoch/), /Resume/);
      const hybrid = await whenState(workbench, 'completed', 90_000);
      assert.equal(runsOnDisk(workbench.workspace).length, 1);
      await toast(page, 'test accuracy').first().waitFor();
      await screenshot(workbench, 'walk-6-finished');
      await clearToasts(page);

      // The classical control: the same file without the circuit
      await typeOver(workbench, '  # The circuit stands', '', '  quantum: none');
      await typeOver(workbench, 'name:', 'description:', 'name: phantom, classical');
      await treeRow(page, 'phantom, classical').first().waitFor();
      await train(workbench, 'phantom, classical');
      await waitUntil('the classical run', () => newestRun(workbench.workspace)?.path !== hybrid.path);
      await whenState(workbench, 'completed', 90_000);
      await toast(page, 'test accuracy').first().waitFor();
      await clearToasts(page);

      const completed = view(page, 'Runs').locator('.monaco-list-row:has(.codicon-pass)');
      await waitUntil('two completed runs in the tree', async () => (await completed.count()) >= 2);
      await completed.nth(0).click();
      await completed.nth(1).click({ modifiers: ['Control'] });
      await chooseFromMenu(page, completed.nth(1), 'Compare Runs');
      const compared = webviewFrame(page).locator('body');
      await compared.getByText('phantom, classical').first().waitFor({ timeout: 30_000 });
      await compared.getByText('phantom, hybrid').first().waitFor();
      await page.mouse.move(1270, 790);
      await screenshot(workbench, 'walk-7-compared');
    }),
);
