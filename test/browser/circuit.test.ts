import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { readQasm } from '../../src/quantum/formats/qasm-reader';
import { openFile } from '../support/workbench/editor';
import { workbenchMissing } from '../support/workbench/missing';
import { clearToasts } from '../support/workbench/notices';
import { quickInput, runCommand } from '../support/workbench/palette';
import { screenshot, screenshotInThemes } from '../support/workbench/screenshots';
import { chooseFromMenu, treeRow } from '../support/workbench/side-bar';
import { waitUntil } from '../support/workbench/wait-until';
import { webviewFrame } from '../support/workbench/webview';
import { workbenchShown, type Workbench } from '../support/workbench/workbench';
import { withExperiments } from './experiments';
import { inWorkbench, train, whenEpoch, whenState } from './product';

const name = 'small';
const file = `${name}.experiment.yaml`;
const on = { skip: workbenchMissing(), timeout: 240_000 };
const viewport = { width: 1440, height: 960 };

const position = (frame: FrameLocator) => frame.locator('.stepping .position');

async function openCircuitOfFile({ page }: Workbench): Promise<FrameLocator> {
  await openFile(page, file);
  await runCommand(page, 'Open Circuit');
  const frame = webviewFrame(page);
  await frame.locator('.gate').first().waitFor({ timeout: 30_000 });
  return frame;
}

test('an experiment’s circuit: edits both ways, undone, a broken file told, back after a reload', on, () =>
  withExperiments([{ name, epochs: 3 }], (fixture) =>
    inWorkbench({ viewport, fixture }, async (workbench) => {
      const { page } = workbench;
      let frame = await openCircuitOfFile(workbench);
      await position(frame).getByText('After 28 of 28').waitFor();
      await screenshot(workbench, 'circuit-experiment');

      // From the panel into the file
      await frame.getByRole('spinbutton', { name: 'Layers' }).fill('2');
      await frame.getByRole('spinbutton', { name: 'Layers' }).press('Enter');
      await position(frame).getByText('of 20').waitFor();
      await page.locator('.view-line', { hasText: 'layers:' }).first().waitFor();

      // Undone in the editor
      await page.locator('.editor-instance .view-line').first().click();
      await page.keyboard.press('Control+z');
      await position(frame).getByText('of 28').waitFor();

      // From the file into the panel
      await page.keyboard.press('Control+End');
      const typed = Date.now();
      await page.keyboard.insertText('\nname2: no');
      await frame.getByText('What is drawn is the last valid circuit.').waitFor();
      const told = Date.now() - typed;
      assert.equal(await frame.locator('.gate').count(), 28);
      // What was typed may be several steps of undoing
      await waitUntil('a whole file', async () => {
        await page.keyboard.press('Control+z');
        return frame.locator('.note').isHidden();
      });
      assert.ok(told < 2000, `${told} ms`);

      // Back after a reload of the window
      await frame.locator('[data-operation="5"]').click();
      await frame.getByRole('button', { name: 'Zoom in' }).click();
      await frame.getByRole('button', { name: 'Zoom, 125 %' }).waitFor();
      // VS Code in a browser writes what a webview keeps every few seconds
      await page.waitForTimeout(8000);
      await page.reload();
      await workbenchShown(page);
      frame = webviewFrame(page);
      await frame.locator('.gate.selected').waitFor({ timeout: 60_000 });
      await waitUntil('the zoom', async () => (await frame.locator('.toolbar').innerText()).includes('125 %'));
    }),
  ),
);

test('a run’s circuit: live epochs, steps, test images, every format', on, () =>
  withExperiments([{ name, epochs: 100 }], (fixture) =>
    inWorkbench({ viewport, fixture }, async (workbench) => {
      const { page, workspace } = workbench;
      const run = await train(workbench, name);
      await whenEpoch(workbench, 1);
      await chooseFromMenu(page, treeRow(page, /epoch \d+\/100/).first(), 'Open Circuit');
      const frame = webviewFrame(page);
      await frame.locator('.gate').first().waitFor({ timeout: 30_000 });

      // Weights move while it trains
      await frame.locator('[data-operation="4"]').click();
      const weight = (): Promise<string> => frame.locator('.numbers tbody td').first().innerText();
      const before = await weight();
      await waitUntil('other weights', async () => (await weight()) !== before, { timeout: 30_000 });
      await screenshot(workbench, 'circuit-live');
      await whenState(workbench, 'completed', 120_000);
      await clearToasts(page);

      // Steps
      await frame.getByRole('button', { name: 'To the start' }).click();
      await position(frame).getByText('0 of 28').waitFor();
      for (let k = 1; k <= 3; k++) {
        await frame.getByRole('button', { name: 'One gate on' }).click();
        await position(frame).getByText(`After ${k} of 28`).waitFor();
      }
      await frame.getByRole('button', { name: 'To the end' }).click();

      // Test images through the trained network
      const images = frame.getByRole('combobox', { name: 'Test image', exact: true });
      await images.selectOption({ index: 1 });
      await frame.locator('.image img').waitFor({ timeout: 60_000 });
      const inputs = (): Promise<string> => frame.locator('.sliders').innerText();
      const first = await inputs();
      await frame.getByRole('button', { name: 'Next test image' }).click();
      await waitUntil('another image', async () => (await inputs()) !== first, { timeout: 30_000 });
      await screenshotInThemes(workbench, 'circuit-run');

      // Every format, saved through VS Code's dialogue
      for (const [format, end] of formats) {
        const target = join(workspace, `exported-${format}.${end}`);
        await frame.getByText('Export', { exact: true }).click();
        await frame.locator(`[data-save="${format}"]`).click();
        await quickInput(page).waitFor();
        await quickInput(page).fill(target);
        // The dialogue reads the folder of what is typed before it takes it
        await page.waitForTimeout(700);
        await page.keyboard.press('Enter');
        const { value } = await waitUntil(`${format} on disk`, () => read(target), { timeout: 15_000 });
        checks[format](value);
      }
      assert.ok(run.path.startsWith(workspace));
    }),
  ),
);

const formats = [
  ['svg', 'svg'],
  ['svg-print', 'svg'],
  ['png', 'png'],
  ['quantikz', 'tex'],
  ['qasm3', 'qasm'],
  ['pennylane', 'py'],
  ['qiskit', 'py'],
] as const;

const checks: Readonly<Record<(typeof formats)[number][0], (content: Buffer) => void>> = {
  svg: (content) => assert.match(content.toString(), /^<svg [\s\S]*<\/svg>\n$/),
  'svg-print': (content) => assert.match(content.toString(), /fill="white"/),
  png: (content) => assert.equal(content.subarray(1, 4).toString(), 'PNG'),
  quantikz: (content) => assert.match(content.toString(), /\\end\{quantikz\}/),
  qasm3: (content) => assert.equal(readQasm(content.toString()).operations.length, 28),
  pennylane: (content) => assert.match(content.toString(), /import pennylane as qml/),
  qiskit: (content) => assert.match(content.toString(), /from qiskit import QuantumCircuit/),
};

function read(path: string): Buffer | undefined {
  try {
    const content = readFileSync(path);
    return content.length > 0 ? content : undefined;
  } catch {
    return undefined;
  }
}
