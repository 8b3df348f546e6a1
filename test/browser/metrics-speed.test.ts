import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { madeRun, trainingEvents } from '../support/runs/made-run';
import { openMetricsPage, type MetricsPageUnderTest } from '../support/pages/metrics-page';
import { launchChromium } from '../support/workbench/browser';
import { waitUntil } from '../support/workbench/wait-until';

/** Loose bounds: a shared machine draws slowly at times. The figures are printed; what is aimed at: 500 ms, 50 a second. */
const firstPaintBound = 1500;
const leastFrames = 25;

async function withPage(
  prepare: (root: string) => readonly string[],
  tab: string,
  use: (tested: MetricsPageUnderTest) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'metrics-speed-'));
  const browser = await launchChromium();
  const tested = await openMetricsPage(browser, { root, runs: prepare(root), state: { tab } });
  try {
    await use(tested);
  } finally {
    await tested.close();
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  }
}

test('a run of 10⁵ batches: first paint and panning', { timeout: 180_000 }, async (context) => {
  await withPage(
    (root) => {
      const run = madeRun(root, { epochs: 100, record: { state: 'completed', epoch: 100 } });
      run.append(trainingEvents(100, 1000));
      return [run.path];
    },
    'live',
    async ({ page, runSet }) => {
      await waitUntil(
        'read',
        () =>
          runSet.snapshot().runs[0]?.curves.every(({ recorded }) => recorded >= 100) === true &&
          runSet.snapshot().runs[0]?.read === 1,
        { timeout: 60_000, interval: 200 },
      );
      await page.reload();
      const painted = await page.evaluate(async () => {
        while (!Array.from(document.querySelectorAll('.value')).some((value) => value.textContent !== ''))
          await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now();
      });
      const plot = (await page.locator('.plot').first().boundingBox())!;
      await page.mouse.move(plot.x + 200, plot.y + 80);
      await page.keyboard.down('Control');
      for (let i = 0; i < 14; i++) {
        await page.mouse.wheel(0, -120);
        await page.waitForTimeout(30);
      }
      await page.keyboard.up('Control');
      await page.waitForTimeout(600);
      const { framesPerSecond, worst } = await framesWhile(page, async () => {
        await page.mouse.down();
        const began = Date.now();
        for (let step = 0; Date.now() - began < 3000; step++)
          await page.mouse.move(plot.x + 200 + 60 * Math.sin(step / 12), plot.y + 80);
        await page.mouse.up();
      });
      context.diagnostic(`10⁵ batches, 8 series: first paint ${Math.round(painted)} ms after navigation`);
      context.diagnostic(`panning: ${framesPerSecond.toFixed(1)} frames/s, longest ${Math.round(worst)} ms`);
      assert.ok(painted < firstPaintBound, `first paint after ${Math.round(painted)} ms`);
      assert.ok(framesPerSecond > leastFrames, `${framesPerSecond.toFixed(1)} frames/s`);
    },
  );
});

test('a table of 200 runs scrolls', { timeout: 120_000 }, async (context) => {
  await withPage(
    (root) =>
      Array.from({ length: 200 }, (_, i) => {
        const id = `20260101-100000-${String(i).padStart(3, '0')}-many`;
        return madeRun(root, { name: `run ${i}`, seed: i, id, record: { state: 'completed' } }).path;
      }).slice(0, 1),
    'compare',
    async ({ page }) => {
      const began = Date.now();
      await waitUntil('all rows', async () => (await page.locator('.runs-table tbody tr').count()) === 200);
      context.diagnostic(`200 rows ${Date.now() - began} ms after the page was asked for`);
      const table = (await page.locator('.runs-table').boundingBox())!;
      await page.mouse.move(table.x + 100, table.y + 100);
      const { framesPerSecond, worst } = await framesWhile(page, async () => {
        for (let step = 0; step < 60; step++) await page.mouse.wheel(0, step < 30 ? 120 : -120);
        await page.waitForTimeout(300);
      });
      context.diagnostic(`scrolling: ${framesPerSecond.toFixed(1)} frames/s, longest ${Math.round(worst)} ms`);
      assert.ok(framesPerSecond > leastFrames, `${framesPerSecond.toFixed(1)} frames/s`);
    },
  );
});

async function framesWhile(page: Page, act: () => Promise<void>): Promise<{ framesPerSecond: number; worst: number }> {
  await page.evaluate(() => {
    const scope = globalThis as unknown as { gaps: number[]; watching: boolean };
    scope.gaps = [];
    scope.watching = true;
    let last = performance.now();
    const tick = (now: number): void => {
      scope.gaps.push(now - last);
      last = now;
      if (scope.watching) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  return page.evaluate(() => {
    const scope = globalThis as unknown as { gaps: number[]; watching: boolean };
    scope.watching = false;
    const gaps = scope.gaps.slice(3);
    return {
      framesPerSecond: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
      worst: Math.max(...gaps),
    };
  });
}
