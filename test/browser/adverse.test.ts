import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { workbenchMissing } from '../support/workbench/missing';
import { statusBarItem, toast } from '../support/workbench/notices';
import { quickInput, quickPickRows } from '../support/workbench/palette';
import { trainersOf } from '../support/workbench/processes';
import { newestRun, runsOnDisk } from '../support/workbench/runs-on-disk';
import { pressInline, treeRow, view } from '../support/workbench/side-bar';
import { waitUntil } from '../support/workbench/wait-until';
import { withExperiments } from './experiments';
import { inWorkbench, train, whenEpoch, whenState } from './product';

const skip = workbenchMissing();
const first = { name: 'first', epochs: 2000 };
const second = { name: 'second', epochs: 3 };

test('of two experiments the second waits; when the first is stopped it trains', { skip, timeout: 120_000 }, async () =>
  withExperiments([first, second], (fixture) =>
    inWorkbench({ fixture }, async (workbench) => {
      const { page, workspace } = workbench;
      await train(workbench, 'first');
      await whenEpoch(workbench, 1);
      await pressInline(view(page, 'Experiments').locator('.monaco-list-row', { hasText: 'second' }), /Train/);
      await treeRow(page, 'Waiting').first().waitFor();
      await statusBarItem(page, '1 waiting').waitFor();
      assert.equal(runsOnDisk(workspace).length, 1);
      await pressInline(treeRow(page, /epoch \d+\/2000/), /Stop/);
      await waitUntil('both to have ended', () => {
        const [one, two] = runsOnDisk(workspace);
        return one?.record.state === 'stopped' && two?.record.state === 'completed';
      });
      await treeRow(page, 'Waiting').first().waitFor({ state: 'detached' });
    }),
  ),
);

test('a path with spaces and non-ASCII letters is a path like others', { skip, timeout: 120_000 }, async () =>
  withExperiments([{ name: 'Größe müßig', epochs: 3 }], (fixture) =>
    inWorkbench({ fixture, folderName: 'Ärztliche Bilder – 脳 (2026) #1 100%' }, async (workbench) => {
      await train(workbench, 'Größe müßig');
      await whenState(workbench, 'completed');
      await treeRow(workbench.page, /accuracy \d/)
        .first()
        .waitFor();
    }),
  ),
);

/** A small file system of its own with the fixture on it; only root may mount one. */
async function onFileSystem(size: string, fixture: string, use: (workspace: string) => Promise<void>): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'hybrid-qml-mount-'));
  const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
  assert.ok(mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', workspace));
  try {
    cpSync(fixture, workspace, { recursive: true });
    await use(workspace);
  } finally {
    spawnSync('umount', ['-l', workspace]);
    rmSync(workspace, { recursive: true, force: true });
  }
}

function cannotMount(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (status === 0) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return status === 0 ? undefined : 'a file system of its own cannot be mounted here: that takes root';
}

const skipMount = skip ?? cannotMount();

test(
  'a read-only workspace: training says what is up and leaves nothing behind',
  { skip: skipMount, timeout: 120_000 },
  async () =>
    withExperiments([second], (fixture) =>
      onFileSystem('1m', fixture, async (workspace) => {
        chmodSync(workspace, 0o755);
        assert.equal(spawnSync('mount', ['-o', 'remount,ro', workspace]).status, 0);
        await inWorkbench({ workspace }, async ({ page }) => {
          const row = view(page, 'Experiments').locator('.monaco-list-row', { hasText: 'second' });
          await pressInline(row, /Train/);
          await toast(page, /read-only|cannot be written|not writable|EROFS/i)
            .first()
            .waitFor({ timeout: 30_000 });
          await waitUntil('no trainer', () => trainersOf(workspace).length === 0);
          await row.first().waitFor();
        });
      }),
    ),
);

test('a full disk: the run fails with the reason', { skip: skipMount, timeout: 120_000 }, async () =>
  withExperiments([first], (fixture) =>
    onFileSystem('1m', fixture, async (workspace) =>
      inWorkbench({ workspace }, async (workbench) => {
        const { page } = workbench;
        await pressInline(view(page, 'Experiments').locator('.monaco-list-row', { hasText: 'first' }), /Train/);
        await waitUntil('the run', () => newestRun(workspace));
        writeFileFilling(workspace);
        await toast(page, /disk|space|ENOSPC/i)
          .first()
          .waitFor({ timeout: 60_000 });
        await waitUntil('no trainer', () => trainersOf(workspace).length === 0);
        assert.notEqual(newestRun(workspace)?.record.state, 'completed');
        await treeRow(page, /failed|stopped/)
          .first()
          .waitFor();
      }),
    ),
  ),
);

/** Takes all the space that is left. */
function writeFileFilling(folder: string): void {
  for (let size = 1 << 20; size >= 256; size >>= 1)
    for (let n = 0; n < 4; n++)
      try {
        writeFileSync(join(folder, `filler-${size}-${n}`), Buffer.alloc(size));
      } catch {
        // That much is no longer free
      }
}

test(
  'an untrusted workspace: experiments can be read, training is off and says so',
  { skip, timeout: 120_000 },
  async () =>
    withExperiments([second], (fixture) =>
      inWorkbench({ fixture, trusted: false }, async ({ page, workspace }) => {
        await treeRow(page, 'second').first().waitFor();
        await view(page, 'Runs').getByText('trusted workspace').first().waitFor();
        await page.keyboard.press('F1');
        await quickInput(page).waitFor();
        await quickInput(page).fill('>Hybrid QML: Train');
        await waitUntil('an answer', async () => (await quickPickRows(page).count()) > 0);
        assert.equal(await quickPickRows(page).filter({ hasText: 'Train Hybrid Model' }).count(), 0);
        await page.keyboard.press('Escape');
        assert.deepEqual(runsOnDisk(workspace), []);
        assert.deepEqual(trainersOf(workspace), []);
      }),
    ),
);
