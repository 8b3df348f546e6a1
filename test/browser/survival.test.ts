import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { workbenchMissing } from '../support/workbench/missing';
import { activations } from '../support/workbench/activations';
import { extensionHosts, trainersOf } from '../support/workbench/processes';
import { newestRun, endOf, runsOnDisk } from '../support/workbench/runs-on-disk';
import { pressInline, treeRow } from '../support/workbench/side-bar';
import { waitUntil } from '../support/workbench/wait-until';
import type { Workbench } from '../support/workbench/workbench';
import { workbenchShown } from '../support/workbench/workbench';
import { withExperiments } from './experiments';
import { epochInTree, inWorkbench, train, whenEpoch, whenState } from './product';

const skip = workbenchMissing();
const catchUpWithin = 2000; // milliseconds after the extension is active again
const attempts = 3;
/** An epoch takes about a second: time enough to see which one the tree tells. */
const long = { name: 'long', epochs: 2000, imagesPerClass: 250 };

const onlyTrainer = ({ workspace }: Workbench): number => {
  const pids = trainersOf(workspace).map(({ pid }) => pid);
  assert.equal(pids.length, 1, `${pids.length} trainers`);
  return pids[0]!;
};

/**
 * Milliseconds from when a new extension host activates the extension until the tree tells the epoch that was under way
 * then; what a dead host has left in the tree tells an earlier one.
 */
async function caughtUp(workbench: Workbench, activationsBefore: number): Promise<number> {
  const { userData, workspace } = workbench;
  await waitUntil('the activation', () => activations(userData) > activationsBefore, { timeout: 30_000, interval: 20 });
  const began = performance.now();
  const due = newestRun(workspace)!.record.epoch + 1;
  await waitUntil('the tree to catch up', async () => ((await epochInTree(workbench)) ?? 0) >= due);
  return performance.now() - began;
}

/**
 * Milliseconds that catching up took after each disturbance, until once quick enough: other programs of the machine only slow
 * it down, so what counts is whether it can be so quick. The trainer is the same one throughout.
 */
async function catchingUp(t: TestContext, disturb: (workbench: Workbench) => unknown): Promise<void> {
  await withExperiments([long], (fixture) =>
    inWorkbench({ fixture }, async (workbench) => {
      await train(workbench, long.name);
      await whenEpoch(workbench, 2);
      const trainer = onlyTrainer(workbench);
      const epoch = newestRun(workbench.workspace)!.record.epoch;
      const measured: number[] = [];
      while (measured.length < attempts && !measured.some((milliseconds) => milliseconds < catchUpWithin)) {
        const before = activations(workbench.userData);
        await disturb(workbench);
        measured.push(await caughtUp(workbench, before));
      }
      t.diagnostic(`the tree caught up in ${measured.map((ms) => ms.toFixed(0)).join(', ')} ms`);
      assert.equal(onlyTrainer(workbench), trainer);
      await whenEpoch(workbench, epoch + 1);
      assert.ok(Math.min(...measured) < catchUpWithin, `caught up after ${measured.join(', ')} ms`);
    }),
  );
}

test('a reload of the window leaves the run going, and the tree catches up', { skip, timeout: 120_000 }, (t) =>
  catchingUp(t, ({ page }) => page.reload()),
);

test('a killed extension host leaves the run going, and the tree catches up', { skip, timeout: 120_000 }, (t) =>
  catchingUp(t, ({ server }) => {
    const [host] = extensionHosts(server.pid);
    assert.ok(host, 'no extension host');
    process.kill(host.pid, 'SIGKILL');
  }),
);

test(
  'a killed trainer is shown as resumable, and resuming ends with the same bits',
  { skip, timeout: 180_000 },
  async () =>
    withExperiments([{ name: 'exact', epochs: 25 }], (fixture) =>
      inWorkbench({ fixture }, async (workbench) => {
        const { page } = workbench;
        await train(workbench, 'exact');
        const reference = endOf(await whenState(workbench, 'completed'));
        await train(workbench, 'exact');
        await whenEpoch(workbench, 5);
        process.kill(onlyTrainer(workbench), 'SIGKILL');
        const failed = treeRow(page, /failed, resumable at epoch \d+/);
        await failed.first().waitFor();
        await pressInline(failed, /Resume/);
        const resumed = await whenState(workbench, 'completed');
        assert.equal(runsOnDisk(workbench.workspace).length, 2);
        assert.deepEqual(endOf(resumed), reference);
      }),
    ),
);

test('twenty reloads leave no stray process', { skip, timeout: 600_000 }, async () =>
  withExperiments([long], (fixture) =>
    inWorkbench({ fixture }, async (workbench) => {
      await train(workbench, long.name);
      await whenEpoch(workbench, 1);
      const trainer = onlyTrainer(workbench);
      for (let n = 0; n < 20; n++) {
        await workbench.page.reload();
        await workbenchShown(workbench.page);
        await treeRow(workbench.page, /epoch/).first().waitFor({ timeout: 30_000 });
      }
      assert.equal(onlyTrainer(workbench), trainer);
      await treeRow(workbench.page, /epoch \d+\/\d+/)
        .first()
        .waitFor({ timeout: 30_000 });
      await waitUntil('one extension host', () => extensionHosts(workbench.server.pid).length === 1, {
        timeout: 30_000,
      });
      await pressInline(treeRow(workbench.page, /epoch \d+\/\d+/), /Stop/);
      await whenState(workbench, 'stopped');
      await waitUntil('no trainer', () => trainersOf(workbench.workspace).length === 0);
    }),
  ),
);
