import type { Page } from 'playwright-core';

/**
 * All that VS Code has written of this window, as one text without the escapes of JSON in JSON. In a browser it writes
 * every five seconds, into databases of the browser's, and not at the end.
 */
export async function keptByWindow(page: Page): Promise<string> {
  const texts = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith('vscode-web-state') ? [name] : [],
    );
    const found: string[] = [];
    for (const name of names) {
      // No function of a name: tsx marks those with a helper that the page lacks
      const values = await new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error(opening.error?.message));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('ItemTable').objectStore('ItemTable').getAll();
          reading.onerror = () => reject(new Error(reading.error?.message));
          reading.onsuccess = () => resolve(reading.result);
          reading.transaction!.oncomplete = () => opening.result.close();
        };
      });
      found.push(JSON.stringify(values));
    }
    return found;
  });
  return texts.join('\n').replaceAll('\\', '');
}
