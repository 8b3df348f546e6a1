// Pictures of the circuit panel for the documents: `node --import tsx scripts/circuit-pictures.ts`, after
// `node esbuild.js circuit-page`; words behind it choose pictures whose names contain one of them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  experimentSnapshot,
  layer,
  openCircuitPage,
  runSnapshot,
  type OtherRun,
} from '../test/support/pages/circuit-page';
import type { CircuitSnapshot } from '../src/webviews/circuit/contract';
import { launchChromium } from '../test/support/workbench/browser';

const folder = join(__dirname, '..', 'docs', 'images');
const themes = ['light', 'dark', 'contrast'] as const;
const width = 1000;
/** So tall that nothing scrolls down; a picture ends below its last part. */
const height = 2400;

interface Picture {
  readonly name: string;
  readonly snapshot: CircuitSnapshot;
  /** The first and last part of the page that are in the picture. */
  readonly parts: readonly [string, string];
  readonly others?: readonly OtherRun[];
  readonly prepare?: (page: Page) => Promise<void>;
}

const run = runSnapshot(layer(4, 2), 12);
const ownWeights = run.run!.epochs.at(-1).weights as number[];
/** The same circuit with other weights: the first hardly, the last by more than a radian. */
const otherRun: OtherRun = {
  path: '/runs/brain-2',
  id: '20261123-090000-000-brain-2',
  name: 'brain-2',
  drawn: {
    ...run.drawn!,
    weights: ownWeights.map((value, k) => value + 1.6 * (k / ownWeights.length) ** 2 * Math.cos(3 * k)),
  },
};

const fold = (page: Page): Promise<void> => page.getByRole('button', { name: 'Fold layers' }).click();
const drawn = ['.toolbar', '.stepping'] as const;

const pictures: readonly Picture[] = [
  { name: 'circuit-4-wires', snapshot: experimentSnapshot(layer(4, 2)), parts: drawn },
  { name: 'circuit-4-wires-folded', snapshot: experimentSnapshot(layer(4, 3)), parts: drawn, prepare: fold },
  { name: 'circuit-12-wires', snapshot: experimentSnapshot(layer(12, 3)), parts: drawn },
  { name: 'circuit-12-wires-folded', snapshot: experimentSnapshot(layer(12, 4)), parts: drawn, prepare: fold },
  { name: 'circuit-run', snapshot: run, parts: ['.toolbar', '.state'], prepare: stepAndChoose },
  { name: 'circuit-card', snapshot: run, parts: ['.toolbar', '.below'], prepare: rest },
  {
    name: 'circuit-compare',
    snapshot: { ...run, compareWith: otherRun.path },
    parts: ['.compared', '.weights'],
    others: [otherRun],
    prepare: (page) => page.locator('.still').nth(1).waitFor(),
  },
];

async function stepAndChoose(page: Page): Promise<void> {
  await page.locator('[data-operation="5"]').click();
  await page.getByRole('slider', { name: 'Position in the circuit' }).fill('11');
  await page.mouse.move(1, 1);
}

/** The pointer rests on a gate until its card shows. */
async function rest(page: Page): Promise<void> {
  await page.locator('[data-operation="5"]').hover();
  await page.locator('.card').waitFor();
}

/** Less than what is between two parts, so that no other is cut. */
const margin = 7;

/** From the top of the first part to the bottom of the last one, as wide as the page. */
async function take(page: Page, name: string, [first, last]: Picture['parts']): Promise<void> {
  const [top, bottom] = [await page.locator(first).boundingBox(), await page.locator(last).boundingBox()];
  if (top === null || bottom === null) throw new Error(`${name}: ${first} or ${last} is not in sight`);
  const y = Math.max(0, top.y - margin);
  const clip = { x: 0, y, width, height: Math.min(height, bottom.y + bottom.height + margin) - y };
  await page.screenshot({ path: join(folder, `${name}.png`), clip });
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const wanted = process.argv.slice(2);
  const browser = await launchChromium();
  for (const { name, snapshot, parts, others = [], prepare } of pictures)
    for (const theme of themes) {
      if (wanted.length > 0 && !wanted.some((part) => `${name}-${theme}`.includes(part))) continue;
      const { page } = await openCircuitPage(browser, snapshot, { theme, others, viewport: { width, height } });
      await prepare?.(page);
      await page.waitForTimeout(300);
      await take(page, `${name}-${theme}`, parts);
      await page.close();
    }
  await browser.close();
}

void main();
