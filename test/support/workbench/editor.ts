import type { Locator, Page } from 'playwright-core';
import { quickInput, quickPickRows } from './palette';

/** Opens a file of the workspace through Go to File. */
export async function openFile(page: Page, name: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    await page.keyboard.press('Control+P');
    await quickInput(page).waitFor();
    await quickInput(page).fill(name);
    try {
      await quickPickRows(page).filter({ hasText: name }).first().waitFor({ timeout: 3000 });
      break;
    } catch (error) {
      if (attempt >= 8) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
  await tab(page, name).waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

export const tab = (page: Page, name: string | RegExp): Locator =>
  page.locator('.tabs-container .tab', { hasText: name });

/** Puts the cursor at a line and column, both from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  for (let attempt = 0; ; attempt++)
    try {
      await page.keyboard.press('Control+G');
      await quickInput(page).waitFor({ timeout: 3000 });
      await quickInput(page).fill(`:${line}:${column}`, { timeout: 3000 });
      break;
    } catch (error) {
      if (attempt >= 5) throw error; // Something else took the focus, which closes it
    }
  await page.keyboard.press('Enter');
  await quickInput(page).waitFor({ state: 'hidden' });
}

/** Replaces the whole text of the open editor, as pasting over a selection of everything would, and saves it. */
export async function replaceText(page: Page, text: string): Promise<void> {
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await save(page);
}

export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
}

export const suggestions = (page: Page): Locator => page.locator('.suggest-widget .monaco-list-row');
export const squiggles = (page: Page): Locator => page.locator('.editor-instance .squiggly-error');
