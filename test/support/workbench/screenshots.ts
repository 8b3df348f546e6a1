import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Theme } from './settings';
import type { Workbench } from './workbench';

/** Pictures go to `HYBRID_QML_SCREENSHOTS`, or beside the other things that git ignores. */
const folder = process.env['HYBRID_QML_SCREENSHOTS'] ?? join(__dirname, '..', '..', '..', '.cache', 'screenshots');

export async function screenshot({ page }: Pick<Workbench, 'page'>, name: string, into = folder): Promise<string> {
  mkdirSync(into, { recursive: true });
  const path = join(into, `${name}.png`);
  await setTimeout(400); // Toasts fade in
  await page.screenshot({ path });
  return path;
}

/** `<name>-light.png`, `-dark.png` and `-contrast.png` of what shows now. */
export async function screenshotInThemes(workbench: Workbench, name: string, into = folder): Promise<void> {
  for (const theme of ['light', 'contrast', 'dark'] satisfies Theme[]) {
    await workbench.setTheme(theme);
    await setTimeout(500); // Webviews take the new colours over a moment later
    await screenshot(workbench, `${name}-${theme}`, into);
  }
}
