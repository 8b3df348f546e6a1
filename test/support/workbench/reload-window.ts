import type { Page } from 'playwright-core';
import { runCommand } from './palette';
import { workbenchShown } from './workbench';

/** As the user's command does, which first keeps what is open, until the new window's workbench shows. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load', { timeout: 60_000 });
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await workbenchShown(page);
}
