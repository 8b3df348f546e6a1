import type { Page } from 'playwright-core';
import { quickInput } from './palette';
import { waitUntil } from './wait-until';

/**
 * Saves under a path in VS Code's own dialogue. It is typed once the dialogue shows the name it suggests, which it puts in
 * after it has read the folder, and accepted until it takes it: while the dialogue reads a folder it passes over Enter.
 */
export async function saveAs(page: Page, path: string, suggested: RegExp): Promise<void> {
  const input = quickInput(page);
  await input.waitFor();
  await waitUntil('the dialogue’s own name', async () => suggested.test(await input.inputValue()));
  await waitUntil(
    `the dialogue takes ${path}`,
    async () => {
      if (await input.isHidden()) return true;
      if ((await input.inputValue()) === path) await page.keyboard.press('Enter');
      else await input.fill(path, { timeout: 1000 }).catch(() => undefined); // It may have closed
      return input.isHidden();
    },
    { interval: 300 },
  );
}
