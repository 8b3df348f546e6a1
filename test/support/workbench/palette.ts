import type { Locator, Page } from 'playwright-core';

export const quickInput = (page: Page): Locator => page.locator('.quick-input-widget input.input');
export const quickPickRows = (page: Page): Locator => page.locator('.quick-input-list .monaco-list-row');

/**
 * Runs a command from the palette by its title. Extensions register a moment after the workbench shows and the palette's
 * list is a snapshot, so it is opened again until the command is in it.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = quickPickRows(page).filter({ hasText: title }).first();
  for (let attempt = 0; ; attempt++) {
    await page.keyboard.press('F1');
    await quickInput(page).waitFor();
    await quickInput(page).fill(`>${title}`);
    try {
      await row.waitFor({ timeout: 3000 });
      break;
    } catch (error) {
      if (attempt >= 8) throw error;
      await page.keyboard.press('Escape');
      await quickInput(page).waitFor({ state: 'hidden' });
    }
  }
  await row.click();
}

/** Picks a row of the quick pick that is open. */
export async function pick(page: Page, text: string | RegExp): Promise<void> {
  const row = quickPickRows(page).filter({ hasText: text }).first();
  await row.waitFor();
  await row.click();
}

/** Types into the input box that is open, replacing what it holds, and accepts it. */
export async function answer(page: Page, text: string): Promise<void> {
  await quickInput(page).waitFor();
  await quickInput(page).fill(text);
  await page.keyboard.press('Enter');
}
