import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decode } from 'fast-png';
import type { FrameLocator, Locator } from 'playwright-core';
import { bindParameters } from '../../src/quantum/bind-parameters';
import { readCircuitFile } from '../../src/quantum/formats/circuit-json';
import { readQasm } from '../../src/quantum/formats/qasm-reader';
import { openFile } from '../support/workbench/editor';
import { keptByWindow } from '../support/workbench/kept-by-window';
import { workbenchMissing } from '../support/workbench/missing';
import { clearToasts } from '../support/workbench/notices';
import { runCommand } from '../support/workbench/palette';
import { reloadWindow } from '../support/workbench/reload-window';
import type { RunOnDisk } from '../support/workbench/runs-on-disk';
import { saveAs } from '../support/workbench/save-dialogue';
import { screenshot, screenshotInThemes } from '../support/workbench/screenshots';
import { chooseFromMenu, treeRow, view } from '../support/workbench/side-bar';
import { waitUntil } from '../support/workbench/wait-until';
import { webviewFrame } from '../support/workbench/webview';
import type { Workbench } from '../support/workbench/workbench';
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

test('an experiment’s circuit: edits both ways, undone, a broken file told, back after a reload', on, (context) =>
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
      const typing = await typedToDrawn(workbench, frame);
      context.diagnostic(
        `from a key to the drawing in VS Code: ${typing.map((time) => time.toFixed(0)).join(', ')} ms`,
      );
      assert.ok(Math.min(...typing) < 100, 'what is typed is drawn within 100 ms');

      // Undone in the editor, what was typed first
      await page.locator('.editor-instance .view-line').first().click();
      await waitUntil('undone', async () => {
        await page.keyboard.press('Control+z');
        return position(frame).getByText('of 28').isVisible();
      });

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
      await waitUntil('the view is written', async () => {
        const kept = await keptByWindow(page);
        return kept.includes('"zoom":1.25') && kept.includes('"selection":5');
      });
      await reloadWindow(page);
      frame = webviewFrame(page);
      await frame.locator('[data-operation="5"].selected').waitFor({ timeout: 60_000 });
      await waitUntil('the zoom', async () => (await frame.locator('.toolbar').innerText()).includes('125 %'));
    }),
  ),
);

test('a run’s circuit: live epochs, steps, test images', on, () =>
  withExperiments([{ name, epochs: 100 }], (fixture) =>
    inWorkbench({ viewport, fixture }, async (workbench) => {
      const { page } = workbench;
      await train(workbench, name);
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
    }),
  ),
);

test('a trained run’s circuit is saved in every format through VS Code’s dialogue', on, () =>
  withExperiments([{ name, epochs: 2 }], (fixture) =>
    inWorkbench({ viewport, fixture }, async (workbench) => {
      const { page, workspace } = workbench;
      await train(workbench, name);
      const run = await whenState(workbench, 'completed', 120_000);
      await clearToasts(page);
      await chooseFromMenu(
        page,
        view(page, 'Runs').locator('.monaco-list-row', { hasText: 'accuracy' }),
        'Open Circuit',
      );
      const frame = webviewFrame(page);
      await frame.locator('.gate').first().waitFor({ timeout: 30_000 });
      const saved = async ([format, label, end]: (typeof formats)[number]): Promise<Buffer> => {
        const target = join(workspace, `exported-${format}.${end}`);
        await frame.getByText('Export', { exact: true }).click();
        await frame.getByRole('button', { name: `Save ${label}`, exact: true }).click();
        await saveAs(page, target, new RegExp(`-circuit\\.${end}$`));
        await waitUntil(`${target} among ${readdirSync(workspace).join(', ')}`, () => existsSync(target));
        await frame.getByRole('status').getByText(`${label} saved`, { exact: true }).waitFor();
        return readFileSync(target);
      };
      const contents = new Map<string, Buffer>();
      for (const format of formats) contents.set(format[0], await saved(format));
      const text = (format: string): string => contents.get(format)!.toString();

      await parsesAsSvg(workbench, text('svg'));
      await parsesAsSvg(workbench, text('svg-print'));
      assert.match(text('svg-print'), /<rect [^>]*fill="white"/);
      assert.doesNotMatch(text('svg'), /<rect [^>]*fill="white"/);
      isPngOf(contents.get('png')!, text('svg'));
      const trained = readCircuitFile(readFileSync(join(run.path, 'circuit.json'), 'utf8'));
      assert.equal(trained.weights?.length, 36);
      assert.deepEqual(readQasm(text('qasm3')), bindParameters(trained.circuit, { weights: trained.weights }));
      startsWith(text('quantikz'), [
        '% The circuit of small, written by Hybrid QML',
        '\\IfFileExists{standalone.cls}{\\documentclass[border=4pt]{standalone}}{\\documentclass{article}\\pagestyle{empty}}',
      ]);
      assert.match(text('quantikz'), /\\begin\{quantikz\}[\s\S]*\\end\{quantikz\}/);
      startsWith(text('pennylane'), ['"""The circuit of small, written by Hybrid QML for PennyLane.']);
      assert.match(text('pennylane'), /^import pennylane as qml$/m);
      startsWith(text('qiskit'), ['"""The circuit of small, written by Hybrid QML for Qiskit.']);
      assert.match(text('qiskit'), /^from qiskit import QuantumCircuit$/m);
      // Both programs hold the trained weights
      for (const format of ['pennylane', 'qiskit'])
        for (const weight of trained.weights) assert.ok(text(format).includes(String(weight)), `${format} ${weight}`);
    }),
  ),
);

test('two runs’ circuits are compared with their own angles, also after a reload', on, () =>
  withExperiments(
    [
      { name: 'early', epochs: 1 },
      { name: 'late', epochs: 3 },
    ],
    (fixture) =>
      inWorkbench({ viewport, fixture }, async (workbench) => {
        const { page } = workbench;
        const runs: RunOnDisk[] = [];
        for (const one of ['early', 'late']) {
          await train(workbench, one);
          runs.push(await whenState(workbench, 'completed', 120_000));
        }
        await clearToasts(page);
        // By their time: a click shows a run's children too
        const rows = view(page, 'Runs').locator('.monaco-list-row', { hasText: /\d\d:\d\d:\d\d/ });
        await waitUntil('two runs in the tree', async () => (await rows.count()) === 2);
        await rows.nth(0).click();
        await rows.nth(1).click({ modifiers: ['Control'] });
        await chooseFromMenu(page, rows.nth(1), 'Compare Circuits');
        const compared = (): Locator => webviewFrame(page).getByRole('region', { name: 'Comparison' });
        await compared().locator('.still').nth(1).waitFor({ timeout: 60_000 });
        await shownWithOwnAngles(compared(), runs);
        await screenshot(workbench, 'circuit-compared');

        const noise = (): Locator => webviewFrame(page).getByRole('region', { name: 'Noise and shots' });
        await noise().getByRole('switch').check();
        await noise().locator('.reading').first().waitFor({ timeout: 30_000 });
        await waitUntil('both are written', async () => {
          const kept = await keptByWindow(page);
          return kept.includes('"compared":') && kept.includes('"on":true');
        });
        await reloadWindow(page);
        await compared().locator('.still').nth(1).waitFor({ timeout: 60_000 });
        await shownWithOwnAngles(compared(), runs);
        await noise().locator('.reading').first().waitFor({ timeout: 30_000 });
        assert.ok(await noise().getByRole('switch').isChecked());
      }),
  ),
);

/** The table of weights holds each run's own, under its name, and the drawings stand under both. */
async function shownWithOwnAngles(compared: Locator, runs: readonly RunOnDisk[]): Promise<void> {
  const text = await compared.innerText();
  for (const { record } of runs) assert.ok(text.includes(record.name), record.name);
  const head = await compared.locator('.weights thead th').allTextContents();
  const weights = runs.map(({ path }) => readCircuitFile(readFileSync(join(path, 'circuit.json'), 'utf8')).weights!);
  assert.notDeepEqual(weights[0], weights[1]);
  const rows = await compared
    .locator('.weights tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  assert.equal(rows.length, 36);
  for (const [k, { record }] of runs.entries()) {
    const column = head.findIndex((title) => title.includes(record.name));
    for (const cells of rows) {
      const weight = weights[k]![Number(/\d+/.exec(cells[0]!)![0])]!;
      const shown = Number(cells[column]!.replace('−', '-'));
      assert.ok(Math.abs(shown - weight) <= 0.500001e-4, `${record.name} ${cells[0]}: ${shown}, ${weight}`);
    }
  }
}

/** Names of the formats in the contract and in the menu, and how their files end. */
const formats = [
  ['svg', 'SVG', 'svg'],
  ['svg-print', 'SVG for print', 'svg'],
  ['png', 'PNG', 'png'],
  ['quantikz', 'LaTeX', 'tex'],
  ['qasm3', 'OpenQASM 3', 'qasm'],
  ['pennylane', 'PennyLane', 'py'],
  ['qiskit', 'Qiskit', 'py'],
] as const;

function startsWith(text: string, lines: readonly string[]): void {
  assert.deepEqual(text.split('\n').slice(0, lines.length), lines);
}

/** In a page without the workbench's rules on what may be parsed. */
async function parsesAsSvg({ browser }: Workbench, text: string): Promise<void> {
  const page = await browser.newPage();
  const found = await page.evaluate((svg) => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const problem = parsed.querySelector('parsererror')?.textContent ?? '';
    return { problem, root: parsed.documentElement.localName, paths: parsed.querySelectorAll('path').length };
  }, text);
  await page.close();
  assert.deepEqual({ problem: found.problem, root: found.root }, { problem: '', root: 'svg' });
  assert.ok(found.paths >= 28, `${found.paths} paths`);
}

/** Three pixels for one of the drawing, and not blank. */
function isPngOf(content: Buffer, svg: string): void {
  assert.deepEqual([...content.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const { width, height, data } = decode(content);
  const [, wide, high] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg)!;
  assert.deepEqual([width, height], [3 * Number(wide), 3 * Number(high)]);
  assert.ok(new Set(data).size > 10);
}

/** Of Chromium. */
interface Scheduling {
  readonly scheduler: { postTask(task: () => void, how: { readonly priority: 'user-blocking' }): void };
}

/**
 * Milliseconds from keys that make `layers: 2` into `layers: 24` and back until the panel has painted that many gates: VS
 * Code's part, the extension's and the page's.
 */
async function typedToDrawn({ page }: Workbench, frame: FrameLocator): Promise<readonly number[]> {
  await page.locator('.view-line', { hasText: 'layers:' }).first().click();
  await page.keyboard.press('End');
  await page.evaluate(() => {
    const noted = window as unknown as { pressedAt: number };
    window.addEventListener('keydown', () => (noted.pressedAt = performance.timeOrigin + performance.now()), true);
  });
  const times: number[] = [];
  for (let k = 0; k < 10; k++) {
    const [key, gates] = k % 2 === 0 ? (['4', 196] as const) : (['Backspace', 20] as const);
    const drawing = frame.locator('.scroller').evaluate(
      (scroller, count) =>
        new Promise<number>((done) => {
          const seeing = new MutationObserver(() => {
            if (!(scroller.getAttribute('aria-label') ?? '').includes(` ${count} gates`)) return;
            seeing.disconnect();
            const { scheduler } = globalThis as unknown as Scheduling;
            // Behind the frame, before the page's own tasks of afterwards
            requestAnimationFrame(() =>
              scheduler.postTask(() => done(performance.timeOrigin + performance.now()), { priority: 'user-blocking' }),
            );
          });
          seeing.observe(scroller, { attributes: true });
        }),
      gates,
    );
    // The observer is there before the key
    await frame.locator('.scroller').evaluate(() => undefined);
    await page.keyboard.press(key);
    const drawn = await drawing;
    times.push(drawn - (await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt)));
    await page.waitForTimeout(300);
  }
  return times;
}
