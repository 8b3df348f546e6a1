import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { predictionsToCsv } from '../../src/runs/predictions/predictions-csv';
import { madeRun, trainingEvents, type MadeRun } from '../support/runs/made-run';
import { pick, quickInput, runCommand } from '../support/workbench/palette';
import { reloadWindow } from '../support/workbench/reload-window';
import { waitUntil } from '../support/workbench/wait-until';
import { webviewFrame } from '../support/workbench/webview';
import { openWorkbench, type Workbench } from '../support/workbench/workbench';

async function withWorkbench(
  prepare: (root: string) => readonly MadeRun[],
  use: (workbench: Workbench, runs: readonly MadeRun[]) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'metrics-'));
  const runs = prepare(root);
  const workbench = await openWorkbench({ workspace: root });
  try {
    await use(workbench, runs);
  } finally {
    await workbench.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** The frame in front of the others. */
const frameOf = (page: Page): FrameLocator => webviewFrame(page);

const pictureIn = (frame: FrameLocator): Promise<string> =>
  frame
    .locator('.plot canvas')
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL(), undefined, { timeout: 20_000 });

const standing = (frame: FrameLocator, text: string | RegExp) => frame.locator('.runs .standing', { hasText: text });

/** A hundred events and more, behind those of `trainingEvents(6, 16)` up to the same number. */
const part = (from: number, to: number) => trainingEvents(6, 16, 3).slice(from, to);

test(
  'a live run moves, catches up after it was hidden, and is there again after a reload',
  { timeout: 240_000 },
  async () => {
    await withWorkbench(
      (root) => {
        const run = madeRun(root, { epochs: 6 });
        run.append(part(0, 60));
        return [run];
      },
      async ({ page }, [run]) => {
        await runCommand(page, 'Hybrid QML: Open Metrics');
        await standing(frameOf(page), 'running').waitFor();
        await frameOf(page).locator('.card[aria-label="Loss"] .value', { hasText: /\d/ }).first().waitFor();
        const first = await pictureIn(frameOf(page));
        run!.append(part(60, 80));
        const { milliseconds } = await waitUntil(
          'a new picture',
          async () => (await pictureIn(frameOf(page))) !== first,
        );
        assert.ok(milliseconds < 1500, `${Math.round(milliseconds)} ms until it was seen here`);

        // Hidden by another editor while a hundred events come
        await runCommand(page, 'File: New Untitled Text File');
        run!.append(part(80, 190));
        await page.waitForTimeout(1500);
        await page.locator('.tab', { hasText: 'Metrics' }).click();
        await standing(frameOf(page), 'running').waitFor();
        const recorded = part(0, 190).filter(({ type }) => type === 'epoch').length;
        await waitUntil('all epochs', async () => {
          const table = frameOf(page).locator('.card[aria-label="Loss"]');
          return (
            (await table.locator('.value').nth(1).textContent()) === (1.4 / recorded).toPrecision(4).replace(/0+$/, '')
          );
        });
        const caughtUp = await pictureIn(frameOf(page));

        // One that was never hidden, as it was opened after all had come
        await reloadWindow(page);
        await standing(frameOf(page), 'running').waitFor({ timeout: 60_000 });
        await waitUntil('the same picture', async () => (await pictureIn(frameOf(page))) === caughtUp);
        run!.change({ state: 'completed', epoch: 6 });
        await standing(frameOf(page), 'completed, 6 of 6 epochs').waitFor();
      },
    );
  },
);

test('runs picked from the palette are compared', { timeout: 180_000 }, async () => {
  await withWorkbench(
    (root) =>
      ['one', 'other'].map((name, i) => {
        const run = madeRun(root, { name, seed: i, record: { state: 'completed', epoch: 4 } });
        run.append(trainingEvents(4, 5, i));
        const rows = Array.from({ length: 40 }, (_, s) => {
          const predicted = s % 10 < i ? 1 - (s % 2) : s % 2;
          const probabilities = predicted === 0 ? [0.8, 0.2] : [0.2, 0.8];
          return { id: `s${s}`, group: `g${s}`, label: s % 2, predicted, probabilities };
        });
        writeFileSync(join(run.path, 'predictions.csv'), predictionsToCsv({ classes: ['no', 'yes'], rows }));
        return run;
      }),
    async ({ page }) => {
      await runCommand(page, 'Hybrid QML: Compare Runs');
      await quickInput(page).waitFor();
      for (const name of ['one', 'other']) await pick(page, name);
      await page.keyboard.press('Enter');
      const frame = frameOf(page);
      await frame.getByRole('tab', { name: 'Compare' }).click();
      await frame.getByText(/No significant difference in accuracy/).waitFor();
      await frame.locator('.card[aria-label="Validation loss"] .entry', { hasText: 'other' }).waitFor();
    },
  );
});
