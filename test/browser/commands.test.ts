import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { workbenchMissing } from '../support/workbench/missing';
import { clearToasts, pressToast, statusBarItem } from '../support/workbench/notices';
import { extensionHosts } from '../support/workbench/processes';
import { runsOnDisk } from '../support/workbench/runs-on-disk';
import { screenshotInThemes } from '../support/workbench/screenshots';
import { expandRow, openContainer, pressInline, treeRow, view } from '../support/workbench/side-bar';
import { waitUntil } from '../support/workbench/wait-until';
import { withExperiments } from './experiments';
import { inWorkbench, train, whenEpoch, whenState } from './product';

const skip = workbenchMissing();
const data = join(__dirname, '..', '..', '..', 'shared', 'data');
const examples = join(__dirname, '..', '..', 'examples');

test('two runs at once: tree and status bar tell of both', { skip, timeout: 120_000 }, async () =>
  withExperiments(
    [
      { name: 'first', epochs: 3000 },
      { name: 'second', epochs: 3000 },
    ],
    (fixture) =>
      inWorkbench({ fixture, settings: { 'hybridQml.maximumConcurrentRuns': 2 } }, async (workbench) => {
        const { page, workspace } = workbench;
        await train(workbench, 'first');
        await whenEpoch(workbench, 1);
        await pressInline(view(page, 'Experiments').locator('.monaco-list-row', { hasText: 'second' }), /Train/);
        await waitUntil(
          'both to train',
          () => runsOnDisk(workspace).filter(({ record }) => record.epoch > 0).length === 2,
        );
        await statusBarItem(page, '2 running').waitFor();
        const rows = view(page, 'Runs').locator('.monaco-list-row', { hasText: /(?<!stopped, )epoch \d+\/3000/ });
        await waitUntil('both in the tree', async () => (await rows.count()) === 2);
        const shown = await rows.allInnerTexts();
        await waitUntil('both rows to go on', async () =>
          (await rows.allInnerTexts()).every((text, index) => text !== shown[index]),
        );
        await expandRow(rows.first());
        await rows.first().click({ button: 'right' });
        await page.locator('.monaco-menu .action-item').first().waitFor();
        await screenshotInThemes(workbench, 'commands-two-runs');
        await page.keyboard.press('Escape');
        await pressInline(rows, /Stop/);
        await waitUntil('one to rest', async () => (await rows.count()) === 1);
        await statusBarItem(page, '2 running').waitFor({ state: 'detached' });
        await statusBarItem(page, /epoch \d+\/3000/).waitFor();
        await pressInline(rows, /Stop/);
        await statusBarItem(page, /epoch \d+\/3000/).waitFor({ state: 'hidden' });
      }),
  ),
);

test(
  'onClose: ask asks the next window, and stops the run where that is answered',
  { skip, timeout: 120_000 },
  async () =>
    withExperiments([{ name: 'long', epochs: 3000 }], (fixture) =>
      inWorkbench({ fixture, settings: { 'hybridQml.onClose': 'ask' } }, async (workbench) => {
        const { page, server, address } = workbench;
        const { path } = await train(workbench, 'long');
        await whenEpoch(workbench, 1);
        const lease = join(path, 'control', 'window');
        await waitUntil('the window’s word', () => existsSync(lease));
        await page.goto('about:blank');
        for (const { pid } of extensionHosts(server.pid)) process.kill(pid, 'SIGKILL');
        await waitUntil('no window', () => extensionHosts(server.pid).length === 0);
        const longAgo = new Date(Date.now() - 60_000);
        utimesSync(lease, longAgo, longAgo);
        await page.goto(address);
        await openContainer(page, 'Hybrid QML');
        await pressToast(page, 'long went on training while VS Code was closed', 'Stop with a Checkpoint');
        await whenState(workbench, 'stopped');
      }),
    ),
);

test('the walkthrough has five steps, and a step done is ticked', { skip, timeout: 90_000 }, async () =>
  inWorkbench({ viewport: { width: 1280, height: 900 } }, async (workbench) => {
    const { page } = workbench;
    await screenshotInThemes(workbench, 'commands-welcome');
    await view(page, 'Experiments').getByRole('button', { name: 'Train a First Model' }).last().click();
    const steps = page.locator('.getting-started-step');
    await waitUntil('five steps', async () => (await steps.count()) === 5);
    cpSync(join(examples, 'phantom.experiment.yaml'), join(workbench.workspace, 'phantom.experiment.yaml'));
    const done = page.locator('.getting-started-step', { hasText: 'Write an experiment' });
    await done.locator('.codicon-getting-started-step-checked').first().waitFor();
    await page.locator('.getting-started-step', { hasText: 'Train it' }).click();
    await screenshotInThemes(workbench, 'commands-walkthrough');
  }),
);

test(
  'the examples’ datasets are counted, tables too',
  { skip: skip ?? (existsSync(data) ? undefined : 'no ../shared/data'), timeout: 120_000 },
  async () =>
    inWorkbench({ folderName: 'examples' }, async (workbench) => {
      const { page, workspace } = workbench;
      const beside = join(workspace, '..', 'data');
      mkdirSync(beside);
      symlinkSync(join(data, 'alzheimer'), join(beside, 'alzheimer'));
      cpSync(examples, workspace, { recursive: true });
      await view(page, 'Datasets').locator('.pane-header').waitFor();
      const table = treeRow(page, /alzheimer\/manifest\.csv/);
      await waitUntil('the table’s count', async () =>
        /5,120 images, 2 classes/.test((await table.allInnerTexts()).join()),
      );
      const missing = treeRow(page, /brain-tumor[^/]/);
      assert.match((await missing.allInnerTexts()).join(), /not found/);
      symlinkSync(join(data, 'brain-tumor'), join(beside, 'brain-tumor'));
      cpSync(join(examples, 'phantom.experiment.yaml'), join(workspace, 'another.experiment.yaml'));
      await waitUntil('what has come to be counted', async () =>
        /5,502 images, 4 classes/.test((await missing.allInnerTexts()).join()),
      );
      await clearToasts(page);
      await expandRow(table);
      await screenshotInThemes(workbench, 'commands-datasets');
    }),
);
