import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workbenchMissing } from '../support/workbench/missing';
import { runCommand } from '../support/workbench/palette';
import { waitUntil } from '../support/workbench/wait-until';
import { withExperiments } from './experiments';
import { inWorkbench } from './product';

/** Milliseconds by VS Code's own clock: reading and running the bundle, and calling activate. */
const bound = 50;
const attempts = 4;

test('activating the extension takes less than 50 ms', { skip: workbenchMissing(), timeout: 180_000 }, async (t) =>
  withExperiments([{ name: 'some', epochs: 3 }], async (fixture) => {
    const measured: number[] = [];
    // Other programs of the machine, and extensions that start at the same time, only add to it
    while (measured.length < attempts && !measured.some((milliseconds) => milliseconds < bound))
      await inWorkbench({ fixture }, async ({ page }) => {
        await runCommand(page, 'Developer: Show Running Extensions');
        const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Hybrid QML' });
        await row.first().waitFor();
        const { value } = await waitUntil('the time', async () => {
          const text = await row.first().innerText();
          return /(\d+)\s?ms/.exec(text)?.[1];
        });
        measured.push(Number(value));
      });
    t.diagnostic(`activation, ms: ${measured.join(', ')}`);
    assert.ok(Math.min(...measured) < bound, `activation took ${measured.join(', ')} ms`);
  }),
);
