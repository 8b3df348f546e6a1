import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pressInline, openContainer, treeRow } from '../support/workbench/side-bar';
import type { RunOnDisk } from '../support/workbench/runs-on-disk';
import { newestRun } from '../support/workbench/runs-on-disk';
import { waitUntil } from '../support/workbench/wait-until';
import type { Workbench, WorkbenchOptions } from '../support/workbench/workbench';
import { openWorkbench } from '../support/workbench/workbench';

/** `HYBRID_QML_VSIX` and `HYBRID_QML_VSCODE` (oldest, current) choose what the browser suite drives. */
export function chosenProduct(): Pick<WorkbenchOptions, 'extension' | 'version'> {
  const vsix = process.env['HYBRID_QML_VSIX'] ?? '';
  if (vsix !== '') assert.ok(existsSync(vsix), `HYBRID_QML_VSIX: there is no ${vsix}`);
  return {
    extension: vsix === '' ? 'source' : resolve(vsix),
    version: process.env['HYBRID_QML_VSCODE'] === 'current' ? 'current' : 'oldest',
  };
}

/** Opens a workbench with the sidebar of the extension open, and closes it whatever happens; a picture tells what failed. */
export async function inWorkbench(
  options: WorkbenchOptions,
  use: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench({ ...chosenProduct(), ...options });
  try {
    await openContainer(workbench.page, 'Hybrid QML');
    await use(workbench);
  } catch (error) {
    await workbench.page.screenshot({ path: `.cache/screenshots/failed-${Date.now()}.png` }).catch(() => undefined);
    throw error;
  } finally {
    await workbench.close();
  }
}

/** Presses ▷ beside an experiment and waits for its run folder. */
export async function train({ page, workspace }: Workbench, name: string): Promise<RunOnDisk> {
  const before = newestRun(workspace)?.path;
  await pressInline(treeRow(page, name), /Train/);
  const { value } = await waitUntil('a run folder', () => {
    const newest = newestRun(workspace);
    return newest?.path === before ? undefined : newest;
  });
  return value;
}

export async function whenEpoch({ workspace }: Workbench, epoch: number, timeout = 60_000): Promise<void> {
  await waitUntil(`epoch ${epoch}`, () => (newestRun(workspace)?.record.epoch ?? 0) >= epoch, { timeout });
}

export async function whenState({ workspace }: Workbench, state: string, timeout = 60_000): Promise<RunOnDisk> {
  const { value } = await waitUntil(
    `a run that is ${state}`,
    () => {
      const newest = newestRun(workspace);
      return newest?.record.state === state ? newest : undefined;
    },
    { timeout },
  );
  return value;
}

/** The row of a run in the tree that tells an epoch under way: `epoch 3/40 …`. */
export const runningRow = ({ page }: Pick<Workbench, 'page'>): ReturnType<typeof treeRow> =>
  treeRow(page, /epoch \d+\/\d+/);

/** The epoch that the tree shows, or undefined where it shows none. */
export async function epochInTree(workbench: Pick<Workbench, 'page'>): Promise<number | undefined> {
  const [text] = await runningRow(workbench).allInnerTexts();
  const [, epoch] = /epoch (\d+)\//.exec(text ?? '') ?? [];
  return epoch === undefined ? undefined : Number(epoch);
}
