import type { Locator, Page } from 'playwright-core';
import { waitUntil } from './wait-until';

/** Opens a view container by its title in the activity bar; the extension's shows once it is registered. */
export async function openContainer(page: Page, title: string): Promise<void> {
  const action = page.locator(`.activitybar .action-label[aria-label^="${title}"]`);
  await action.waitFor({ timeout: 60_000 });
  const header = page.locator('.part.sidebar .composite.title', { hasText: title });
  if (!(await header.isVisible())) await action.click();
  await header.waitFor();
}

/** One view of the side bar, by the start of its title. */
export const view = (page: Page, title: string): Locator =>
  page.locator('.part.sidebar .pane').filter({ has: page.locator(`.pane-header[aria-label^="${title}"]`) });

export async function expandView(page: Page, title: string): Promise<void> {
  const header = view(page, title).locator('.pane-header');
  await header.waitFor();
  if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
}

/** A row of a tree in the side bar, by text that its label or description holds. */
export const treeRow = (page: Page, text: string | RegExp): Locator =>
  page.locator('.part.sidebar .monaco-list-row', { hasText: text });

/** Shows the children of a row. */
export async function expandRow(row: Locator): Promise<void> {
  await row.first().waitFor();
  if ((await row.first().getAttribute('aria-expanded')) === 'false')
    await row.first().locator('.monaco-tl-twistie').click();
}

/** Presses a row's inline button, which shows while the mouse is over it. */
export async function pressInline(row: Locator, label: string | RegExp): Promise<void> {
  await row.first().hover();
  await row.first().getByRole('button', { name: label }).click();
}

/** Chooses from a row's context menu, which passes over the mouse in its first tenth of a second. */
export async function chooseFromMenu(page: Page, row: Locator, item: string): Promise<void> {
  await row.first().click({ button: 'right' });
  const entry = page.locator('.monaco-menu .action-item', { hasText: item }).first();
  await entry.waitFor();
  await waitUntil(
    `${item} is chosen`,
    async () => {
      await entry.click({ timeout: 1000 }).catch(() => undefined); // It is gone already
      return entry.isHidden();
    },
    { interval: 150 },
  );
}
