import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { coloursPainted, firstPaint, watchFirstPaint } from '../support/pages/first-paint';
import { framesWhile, type Frames } from '../support/pages/frames';
import { openMetricsPage, type MetricsPageUnderTest } from '../support/pages/metrics-page';
import { madeRun, trainingEvents } from '../support/runs/made-run';
import { launchChromium } from '../support/workbench/browser';
import { waitUntil } from '../support/workbench/wait-until';

/** Milliseconds from navigation to painted charts, frames a second: what was set as the aim. */
const firstPaintAim = 500;
const framesAim = 50;
/** The best counts: other programs of a shared machine only slow one down, while a regression slows all. */
const attempts = 5;

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

function longRun(root: string): readonly string[] {
  const run = madeRun(root, { epochs: 100, record: { state: 'completed', epoch: 100 } });
  run.append(trainingEvents(100, 1000));
  return [run.path];
}

/** Until the last of the hundred epochs is in the curves. */
const allRead = (runSet: MetricsPageUnderTest['runSet']): Promise<unknown> =>
  waitUntil(
    'all events',
    () => runSet.snapshot().runs[0]?.curves.some(({ name, recorded }) => name === 'train.loss' && recorded === 100),
    { timeout: 60_000, interval: 200 },
  );

/** Until one reaches the aim, or all were made. */
async function attemptsUntil<R>(reached: (result: R) => boolean, attempt: () => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  while (results.length < attempts && !results.some(reached)) results.push(await attempt());
  return results;
}

test('a run of 10⁵ batches: first paint and panning', { timeout: 300_000 }, async (context) => {
  await withPage(longRun, 'live', async ({ page, runSet }) => {
    await allRead(runSet);
    const long = runSet.snapshot().runs[0]!.curves.filter(({ recorded }) => recorded === 100_000);
    assert.ok(long.length >= 4, `${long.length} curves of 10⁵ points`);

    await watchFirstPaint(page);
    const paints = await attemptsUntil(
      (milliseconds) => milliseconds < firstPaintAim,
      async () => {
        await page.reload();
        const { milliseconds, charts } = await firstPaint(page);
        assert.ok(charts >= 6, `${charts} charts in sight`);
        assert.ok((await coloursPainted(page)).every((colours) => colours > 5));
        return milliseconds;
      },
    );
    const painted = Math.min(...paints);
    context.diagnostic(`${long.length} series of 10⁵: charts painted ${list(paints)} ms after navigation began`);

    const pans = await attemptsUntil(fluent, () => zoomAndPan(page));
    const best = Math.max(...pans.map(({ framesPerSecond }) => framesPerSecond));
    context.diagnostic(`panning: ${framesText(pans)}`);
    assert.ok(painted < firstPaintAim, `first paint after ${Math.round(painted)} ms`);
    assert.ok(best >= framesAim, `${best.toFixed(1)} frames/s`);
  });
});

test('a zoom into 10⁵ batches shows the points that were recorded', { timeout: 120_000 }, async () => {
  await withPage(longRun, 'live', async ({ page, runSet }) => {
    await allRead(runSet);
    const losses = trainingEvents(100, 1000).flatMap((event) =>
      event.type === 'batch' ? [{ at: event.epoch - 1 + event.batch / event.batches, loss: event.loss }] : [],
    );
    await page.locator('.plot').first().focus();
    await waitUntil('few enough batches show to be drawn one by one', async () => {
      await page.keyboard.press('+');
      const { range } = runSet.snapshot().view;
      return range !== null && range.high - range.low < 0.3;
    });
    await waitUntil('every batch of the part that shows has been sent as it was recorded', () => {
      const { view, runs } = runSet.snapshot();
      const { low, high } = view.range!;
      const curve = runs[0]!.curves.find(({ name }) => name === 'batch.loss')!;
      const sent = new Map(Array.from(curve.x, (at, i) => [at.toFixed(6), curve.y[i]]));
      const recorded = losses.filter(({ at }) => at >= low && at <= high);
      return recorded.length > 50 && recorded.every(({ at, loss }) => sent.get(at.toFixed(6)) === loss);
    });
  });
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
      const scrolls = await attemptsUntil(fluent, () =>
        framesWhile(page, async () => {
          for (let step = 0; step < 60; step++) await page.mouse.wheel(0, step < 30 ? 120 : -120);
          await page.waitForTimeout(300);
        }),
      );
      context.diagnostic(`scrolling: ${framesText(scrolls)}`);
      const best = Math.max(...scrolls.map(({ framesPerSecond }) => framesPerSecond));
      assert.ok(best >= framesAim, `${best.toFixed(1)} frames/s`);
    },
  );
});

/** Zooms into about a quarter, then drags to and fro for three seconds. */
async function zoomAndPan(page: Page): Promise<Frames> {
  const plot = (await page.locator('.plot').first().boundingBox())!;
  await page.mouse.move(plot.x + 200, plot.y + 80);
  await page.mouse.dblclick(plot.x + 200, plot.y + 80);
  await page.keyboard.down('Control');
  for (let i = 0; i < 14; i++) {
    await page.mouse.wheel(0, -120);
    await page.waitForTimeout(30);
  }
  await page.keyboard.up('Control');
  await page.getByRole('button', { name: 'Show all' }).and(page.locator(':enabled')).waitFor();
  await page.waitForTimeout(800);
  const before = await lastPicture(page);
  const frames = await framesWhile(page, async () => {
    await page.mouse.down();
    const began = Date.now();
    for (let step = 0; Date.now() - began < 3000; step++)
      await page.mouse.move(plot.x + 200 + 60 * Math.sin(step / 12), plot.y + 80);
  });
  await page.mouse.move(plot.x + 140, plot.y + 80);
  await waitUntil('the last chart followed the drag', async () => (await lastPicture(page)) !== before);
  await page.mouse.up();
  return frames;
}

const lastPicture = (page: Page): Promise<string> =>
  page
    .locator('#panel-live .plot canvas')
    .last()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

const fluent = ({ framesPerSecond }: Frames): boolean => framesPerSecond >= framesAim;
const list = (figures: readonly number[]): string => figures.map(Math.round).join(', ');
const framesText = (all: readonly Frames[]): string =>
  all
    .map(({ framesPerSecond, longest }) => `${framesPerSecond.toFixed(1)} frames/s (longest ${Math.round(longest)} ms)`)
    .join('; ');
