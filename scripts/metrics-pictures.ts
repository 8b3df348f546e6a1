// Pictures of the metrics panel for the documents, taken in a real VS Code: `node --import tsx scripts/metrics-pictures.ts`, after
// `npm run build` and `npm run code-server`. Trains a hybrid network and its control first, which takes half a minute.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FrameLocator } from 'playwright-core';
import { hybridAndControl } from '../test/support/runs/trained-runs';
import { pick, quickInput, runCommand } from '../test/support/workbench/palette';
import { screenshot } from '../test/support/workbench/screenshots';
import type { Theme } from '../test/support/workbench/settings';
import { webviewFrame } from '../test/support/workbench/webview';
import { openWorkbench, type Workbench } from '../test/support/workbench/workbench';

const folder = join(__dirname, '..', 'docs', 'images');
const wide = { width: 1120, height: 740 };

interface Picture {
  readonly name: string;
  readonly tab: string;
  readonly themes: readonly Theme[];
  readonly prepare?: (frame: FrameLocator) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'metrics-live',
    tab: 'Live',
    themes: ['light', 'dark', 'contrast'],
    prepare: (frame) => frame.locator('.card[aria-label="Loss"] .value', { hasText: /\d/ }).first().waitFor(),
  },
  {
    name: 'metrics-result',
    tab: 'Result',
    themes: ['light', 'dark'],
    prepare: async (frame) => {
      await frame.getByRole('combobox', { name: 'Run' }).selectOption({ label: 'hybrid' });
      await frame.locator('.confusion').waitFor();
    },
  },
  {
    name: 'metrics-gallery',
    tab: 'Gallery',
    themes: ['dark'],
    prepare: async (frame) => {
      const grad = frame.getByRole('button', { name: 'Grad-CAM' });
      if ((await grad.getAttribute('aria-pressed')) !== 'true') await grad.click();
      await frame.locator('canvas.heat:not([hidden])').first().waitFor({ timeout: 90_000 });
      await setTimeout(5000); // The others in sight come one by one
    },
  },
  {
    name: 'metrics-compare',
    tab: 'Compare',
    themes: ['light', 'contrast'],
    prepare: (frame) => frame.getByText('Is there a difference?').waitFor(),
  },
];

async function take(workbench: Workbench, { name, tab, prepare }: Picture, ending: string): Promise<void> {
  const frame = webviewFrame(workbench.page);
  await frame.getByRole('tab', { name: tab }).click();
  await prepare?.(frame);
  await workbench.page.mouse.move(150, 500);
  await setTimeout(800); // Theme and charts settle
  await screenshot(workbench, `${name}-${ending}`, folder);
}

async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'metrics-pictures-'));
  const workspace = join(root, 'phantom-study');
  mkdirSync(workspace);
  hybridAndControl(workspace, 30);
  const workbench = await openWorkbench({ workspace, viewport: wide, theme: 'light' });
  const { page } = workbench;
  try {
    await runCommand(page, 'Hybrid QML: Compare Runs');
    await quickInput(page).waitFor();
    for (const run of ['hybrid', 'control']) await pick(page, run);
    await page.keyboard.press('Enter');
    await webviewFrame(page).locator('.runs .name', { hasText: 'control' }).waitFor();
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      await workbench.setTheme(theme);
      for (const picture of pictures.filter(({ themes }) => themes.includes(theme)))
        await take(workbench, picture, theme);
    }
    // Beside other things: a panel of about 300 pixels
    await workbench.setTheme('dark');
    await page.setViewportSize({ width: 680, height: 760 });
    for (const picture of pictures) await take(workbench, picture, 'narrow');
  } finally {
    await workbench.close();
    rmSync(root, { recursive: true, force: true });
  }
}

void main();
