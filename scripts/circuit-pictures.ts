// Pictures of the circuit panel for the documents: `node --import tsx scripts/circuit-pictures.ts`, after `node esbuild.js circuit-page`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { experimentSnapshot, layer, openCircuitPage, runSnapshot } from '../test/support/pages/circuit-page';
import type { CircuitSnapshot } from '../src/webviews/circuit/contract';
import { launchChromium } from '../test/support/workbench/browser';

const folder = join(__dirname, '..', 'docs', 'images');
const themes = ['light', 'dark', 'contrast'] as const;

interface Picture {
  readonly name: string;
  readonly snapshot: CircuitSnapshot;
  readonly height: number;
  readonly prepare?: (page: Page) => Promise<void>;
}

const fold = (page: Page): Promise<void> => page.getByRole('button', { name: 'Fold layers' }).click();

const pictures: readonly Picture[] = [
  { name: 'circuit-4-wires', snapshot: experimentSnapshot(layer(4, 2)), height: 400 },
  { name: 'circuit-4-wires-folded', snapshot: experimentSnapshot(layer(4, 3)), height: 400, prepare: fold },
  { name: 'circuit-12-wires', snapshot: experimentSnapshot(layer(12, 3)), height: 800 },
  { name: 'circuit-12-wires-folded', snapshot: experimentSnapshot(layer(12, 4)), height: 800, prepare: fold },
  {
    name: 'circuit-run',
    snapshot: runSnapshot(layer(4, 2), 12),
    height: 1100,
    prepare: async (page) => {
      await page.locator('[data-operation="5"]').click();
      await page.getByRole('slider', { name: 'Position in the circuit' }).fill('11');
    },
  },
];

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium();
  for (const { name, snapshot, height, prepare } of pictures)
    for (const theme of themes) {
      const { page } = await openCircuitPage(browser, snapshot, { theme, viewport: { width: 1200, height } });
      await prepare?.(page);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
      await page.close();
    }
  await browser.close();
}

void main();
