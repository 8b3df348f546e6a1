import { test } from 'node:test';
import { openWorkbench } from '../support/workbench/workbench';
import { runCommand, quickInput, quickPickRows } from '../support/workbench/palette';
import { trainersOf } from '../support/workbench/processes';
import assert from 'node:assert/strict';

test('the commands are in the palette of a window without a folder of experiments', { timeout: 120_000 }, async () => {
  const workbench = await openWorkbench();
  try {
    const { page } = workbench;
    await page.keyboard.press('F1');
    await quickInput(page).waitFor();
    await quickInput(page).fill('>Hybrid QML: ');
    await quickPickRows(page).filter({ hasText: 'Train Hybrid Model' }).waitFor();
    await page.keyboard.press('Escape');
    await runCommand(page, 'Train Hybrid Model');
    assert.deepEqual(trainersOf(workbench.workspace), []);
  } finally {
    await workbench.close();
  }
});
