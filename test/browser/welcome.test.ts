import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { tab } from '../support/workbench/editor';
import { workbenchMissing } from '../support/workbench/missing';
import { clearToasts } from '../support/workbench/notices';
import { quickInput, quickPickRows } from '../support/workbench/palette';
import { screenshotInThemes } from '../support/workbench/screenshots';
import { openContainer, treeRow, view } from '../support/workbench/side-bar';
import { waitUntil } from '../support/workbench/wait-until';
import { startWorkbench, workbenchShown, type Workbench } from '../support/workbench/workbench';
import { chosenProduct, whenState } from './product';

const file = 'phantom.experiment.yaml';
const titles = ['Open a folder', 'Write an experiment', 'Look at its circuit', 'Train it', 'See what it has learned'];

const step = (page: Page, title: string): Locator => page.locator('.getting-started-step', { hasText: title });

/** As VS Code calls it, by its release and by how it was opened. */
const walkthroughTab = (page: Page): Locator => tab(page, /^(Walkthrough|Welcome)/).first();

/** Opens a step and presses its first button. */
async function press(page: Page, title: string): Promise<void> {
  const one = step(page, title);
  await waitUntil(`${title} to be open`, async () => {
    if (!(await one.evaluate((element) => element.classList.contains('expanded')))) await one.click();
    return one.evaluate((element) => element.classList.contains('expanded'));
  });
  await one.locator('.monaco-button').first().click();
}

async function ticked(page: Page): Promise<string[]> {
  const done: string[] = [];
  for (const title of titles)
    if ((await step(page, title).locator('.codicon-getting-started-step-checked').count()) > 0) done.push(title);
  return done;
}

const whenTicked = (page: Page, count: number): Promise<unknown> =>
  waitUntil(`${titles[count - 1]} to be ticked`, async () => {
    const done = await ticked(page);
    assert.deepEqual(done, titles.slice(0, done.length), 'only what is done is ticked');
    return done.length === count;
  });

/** Newer releases of VS Code then show the list of walkthroughs. */
async function backToWalkthrough(page: Page): Promise<void> {
  await walkthroughTab(page).click();
  await waitUntil('the walkthrough’s steps', async () => {
    const listed = page.locator('button.getting-started-category:enabled', { hasText: 'Train a First' });
    if (await listed.isVisible()) await listed.click();
    return step(page, titles[0]!).isVisible();
  });
}

/** From the welcome view. Where VS Code greets a new user with a walkthrough of its own, that is closed: else it stays. */
async function openWalkthrough(page: Page): Promise<void> {
  await openContainer(page, 'Hybrid QML');
  const button = view(page, 'Experiments').getByRole('button', { name: 'Train a First Model' }).last();
  await waitUntil(
    'the walkthrough’s five steps',
    async () => {
      if ((await step(page, titles[0]!).count()) > 0)
        return (await page.locator('.getting-started-step').count()) === 5;
      if ((await walkthroughTab(page).count()) > 0) await walkthroughTab(page).locator('.codicon-close').click();
      await button.click();
      return false;
    },
    { interval: 2000 },
  );
}

/** Answers VS Code's own dialogue, which looks into the folder before it can be opened. */
async function openInDialogue(page: Page, folder: string): Promise<void> {
  await quickInput(page).waitFor();
  await waitUntil(
    'the empty folder in the list',
    async () => {
      // It begins at home, and once more when it has listed that
      if ((await quickInput(page).inputValue()) !== `${folder}/`) await quickInput(page).fill(`${folder}/`);
      return (await quickPickRows(page).allInnerTexts()).join() === '..';
    },
    { interval: 500 },
  );
  await page.locator('.quick-input-widget').getByRole('button', { name: 'OK', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('folder') === folder);
}

/** The template's file, so small that it trains within seconds. */
function makeSmall({ workspace }: Workbench): void {
  const path = join(workspace, file);
  const text = readFileSync(path, 'utf8');
  const small = text
    .replace(/imagesPerClass: \d+/, 'imagesPerClass: 40')
    .replace(/size: \d+/, 'size: 32')
    .replace(/epochs: \d+/, 'epochs: 3');
  assert.notEqual(small, text);
  writeFileSync(path, small);
}

test(
  'the walkthrough leads from an empty window to a trained model; a step is ticked when it is done, not before',
  { skip: workbenchMissing(), timeout: 180_000 },
  async () => {
    const workbench = await startWorkbench({ ...chosenProduct(), viewport: { width: 1280, height: 900 } });
    const { page, server, workspace } = workbench;
    try {
      await page.goto(`${server.url}/?ew=true`);
      await workbenchShown(page);
      await openWalkthrough(page);

      // Out of turn: says what comes first, and counts as nothing
      await press(page, 'Write an experiment');
      await page.getByText('Open a folder first').first().waitFor();
      assert.deepEqual(await ticked(page), []);
      await clearToasts(page);

      await press(page, 'Open a folder');
      await openInDialogue(page, workspace);
      await workbenchShown(page);
      await openWalkthrough(page);
      await whenTicked(page, 1);

      await press(page, 'Write an experiment');
      await waitUntil('the proposed name', async () => (await quickInput(page).inputValue()) === file);
      await quickInput(page).press('Enter');
      await tab(page, file).waitFor();
      makeSmall(workbench);
      await backToWalkthrough(page);
      await whenTicked(page, 2);

      await press(page, 'Look at its circuit');
      await tab(page, 'Circuit').first().waitFor();
      await backToWalkthrough(page);
      await whenTicked(page, 3);

      await press(page, 'Train it');
      await whenState(workbench, 'completed');
      await whenTicked(page, 4);
      await clearToasts(page);

      await press(page, 'See what it has learned');
      await tab(page, 'Metrics').first().waitFor();
      await backToWalkthrough(page);
      await whenTicked(page, 5);
      await openContainer(page, 'Hybrid QML');
      await treeRow(page, /accuracy \d/)
        .first()
        .waitFor();
      await clearToasts(page);
      await screenshotInThemes(workbench, 'walkthrough-done');
    } catch (error) {
      await page.screenshot({ path: `.cache/screenshots/failed-${Date.now()}.png` }).catch(() => undefined);
      throw error;
    } finally {
      await workbench.close();
    }
  },
);
