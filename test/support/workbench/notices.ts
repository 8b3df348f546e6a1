import type { Locator, Page } from 'playwright-core';

/** An entry of the status bar, by text that it holds. */
export const statusBarItem = (page: Page, text: string | RegExp): Locator =>
  page.locator('.part.statusbar .statusbar-item', { hasText: text });

export const toast = (page: Page, text: string | RegExp): Locator =>
  page.locator('.notifications-toasts .notification-list-item', { hasText: text });

export async function pressToast(page: Page, text: string | RegExp, button: string): Promise<void> {
  await toast(page, text).first().waitFor();
  await toast(page, text).first().getByRole('button', { name: button }).click();
}

/** A modal dialogue's button. */
export async function pressDialogue(page: Page, button: string): Promise<void> {
  await page.locator('.monaco-dialog-box').waitFor();
  await page.locator('.monaco-dialog-box').getByRole('button', { name: button }).click();
}

export async function clearToasts(page: Page): Promise<void> {
  const close = page.locator('.notifications-toasts .notification-list-item .codicon-notifications-clear');
  while ((await close.count()) > 0) {
    await page.locator('.notifications-toasts .notification-list-item').first().hover();
    await close.first().click();
  }
}
