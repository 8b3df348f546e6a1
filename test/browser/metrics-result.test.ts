import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { decode } from 'fast-png';
import type { FrameLocator, Locator } from 'playwright-core';
import { parseCsv } from '../../src/shared/csv';
import { hybridAndControl } from '../support/runs/trained-runs';
import { workbenchMissing } from '../support/workbench/missing';
import { pick, quickInput, runCommand } from '../support/workbench/palette';
import type { RunOnDisk } from '../support/workbench/runs-on-disk';
import { saveAs } from '../support/workbench/save-dialogue';
import { waitUntil } from '../support/workbench/wait-until';
import { webviewFrame } from '../support/workbench/webview';
import type { Workbench } from '../support/workbench/workbench';
import { inWorkbench } from './product';

const on = { skip: workbenchMissing(), timeout: 240_000 };
const viewport = { width: 1440, height: 960 };

interface Compared extends Workbench {
  readonly hybrid: RunOnDisk;
  readonly control: RunOnDisk;
  /** The metrics page of both. */
  readonly frame: FrameLocator;
}

/** A trained network and its control, both in one metrics panel of VS Code. */
async function compared(use: (compared: Compared) => Promise<void>): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'metrics-result-'));
  try {
    const runs = hybridAndControl(workspace, 4);
    await inWorkbench({ workspace, viewport }, async (workbench) => {
      const { page } = workbench;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await runCommand(page, 'Hybrid QML: Compare Runs');
      await quickInput(page).waitFor();
      for (const name of ['hybrid', 'control']) await pick(page, name);
      await page.keyboard.press('Enter');
      const frame = webviewFrame(page);
      await frame.locator('.runs .name', { hasText: 'control' }).waitFor();
      await use({ ...workbench, ...runs, frame });
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

test('the gallery: wrong first, filters, Grad-CAM, both networks, a picture opened in the circuit', on, () =>
  compared(async ({ page, frame, hybrid, control }) => {
    await frame.getByRole('tab', { name: 'Gallery' }).click();
    await frame.getByRole('combobox', { name: 'Run' }).selectOption({ value: hybrid.path });
    const tiles = frame.locator('.gallery .tile');
    const ids = (): Promise<string[]> => frame.locator('.gallery .tile .id').allTextContents();
    const own = predictionsOf(hybrid);
    const beside = new Map(predictionsOf(control).map((row) => [row.id, row]));
    // Wrong ones first, the surest on top; then right ones, the least sure first
    const [wrong, right] = [true, false].map((of) =>
      own.filter(({ label, predicted }) => (label !== predicted) === of),
    );
    const ordered = [...wrong!.sort((a, b) => b.sure - a.sure), ...right!.sort((a, b) => a.sure - b.sure)];
    await waitUntil('every picture of the first page', async () => (await tiles.count()) === Math.min(48, own.length));
    const shown = await ids();
    assert.deepEqual(
      shown.map((id) => own.find((row) => row.id === id)!.sure),
      ordered.slice(0, shown.length).map(({ sure }) => sure),
    );
    assert.ok(wrong!.length > 0 && wrong!.length < own.length, `${wrong!.length} of ${own.length} wrong`);
    await frame.getByText(`${own.length} of ${own.length} test images, ${wrong!.length} of them wrong.`).waitFor();
    await shows(tiles.first().locator('img'));

    // Both networks' probabilities, as their files have them
    const first = own.find(({ id }) => id === shown[0])!;
    const percents = await tiles.first().locator('.percent').allTextContents();
    const whole = (share: number): string => (100 * share).toFixed(0);
    assert.deepEqual(
      percents,
      first.probabilities.map((share, c) => `${whole(share)} · ${whole(beside.get(first.id)!.probabilities[c]!)} %`),
    );
    assert.equal(await tiles.first().locator('.bar.control').count(), first.probabilities.length);

    // Filters
    await frame.getByLabel('True class').selectOption({ label: 'pituitary' });
    const pituitary = own.filter(({ label }) => label === 'pituitary');
    await waitUntil('one class', async () => (await tiles.count()) === pituitary.length);
    assert.deepEqual((await ids()).sort(), pituitary.map(({ id }) => id).sort());
    await frame.getByLabel('True class').selectOption({ label: 'any' });
    await frame.getByLabel('Show', { exact: true }).selectOption('wrong');
    await waitUntil('the wrong ones', async () => (await tiles.count()) === Math.min(48, wrong!.length));
    assert.equal(await frame.locator('.gallery .tile:not(.wrong)').count(), 0);

    // Where the score comes from
    await frame.getByRole('button', { name: 'Grad-CAM' }).click();
    const heat = tiles.first().locator('canvas.heat');
    await heat.and(frame.locator(':not([hidden])')).waitFor({ timeout: 60_000 });
    const opacities = await heat.evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
      return Array.from(data).filter((_, i) => i % 4 === 3);
    });
    assert.ok(Math.max(...opacities) > 100, 'something is laid over the image');
    assert.ok(new Set(opacities).size > 3, 'and it differs over the image');

    // Open in circuit
    const id = (await ids())[0]!;
    await tiles.first().getByRole('button', { name: 'Open in circuit' }).click();
    await page.locator('.tab.active', { hasText: /circuit/i }).waitFor();
    const circuit = webviewFrame(page);
    await circuit.locator('.gate').first().waitFor({ timeout: 30_000 });
    await circuit.locator('.image img').waitFor({ timeout: 60_000 });
    const row = own.findIndex((one) => one.id === id);
    await circuit.getByAltText(`Test image ${row + 1} as the network sees it`, { exact: true }).waitFor();
    assert.deepEqual(
      await circuit.locator('.image output').allTextContents(),
      own[row]!.probabilities.map((share) => `${(100 * share).toFixed(1)} %`),
    );

    // The control has no circuit to open one in
    await page.locator('.tab', { hasText: 'Metrics' }).click();
    await webviewFrame(page).getByRole('combobox', { name: 'Run' }).selectOption({ value: control.path });
    const others = webviewFrame(page).locator('.gallery .tile');
    await others.first().waitFor();
    await waitUntil('none', async () => (await others.getByRole('button', { name: 'Open in circuit' }).count()) === 0);
  }),
);

test('charts, tables and the report go out through VS Code', on, () =>
  compared(async ({ page, browser, workspace, frame, hybrid, control }) => {
    const save = async (card: string, item: string, suggested: string): Promise<Buffer> => {
      await frame.getByRole('button', { name: `Export ${card}`, exact: true }).click();
      await frame.getByRole('menuitem', { name: item }).click();
      const target = join(workspace, `out-${suggested}`);
      await saveAs(page, target, new RegExp(`${suggested.replace('.', '\\.')}$`));
      await waitUntil(target, () => existsSync(target) && readFileSync(target).length > 0);
      await frame.getByRole('status').getByText(`${suggested} saved.`).waitFor();
      return readFileSync(target);
    };
    await frame.locator('.card[aria-label="Loss"] .entry').first().waitFor();
    const svg = (await save('Loss', 'Save as SVG', 'live-loss.svg')).toString();
    const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg)!;
    assert.match(svg, /<rect [^>]*fill="#ffffff"/);
    assert.ok((svg.match(/<path /g) ?? []).length >= 5, 'axes and two lines a run');
    const png = decode(await save('Loss', 'Save as PNG', 'live-loss.png'));
    assert.deepEqual([png.width, png.height], [3 * Number(width), 3 * Number(height)]);
    assert.ok(new Set(png.data).size > 10, 'not blank');

    await frame.getByRole('tab', { name: 'Result' }).click();
    await frame.getByRole('combobox', { name: 'Run' }).selectOption({ value: hybrid.path });
    const rows = predictionsOf(hybrid);
    const accuracy = rows.filter(({ label, predicted }) => label === predicted).length / rows.length;
    await frame.getByRole('button', { name: 'Export Test set', exact: true }).waitFor();
    const csv = parseCsv((await save('Test set', 'Save as CSV', 'metrics.csv')).toString());
    const line = csv.rows.find(({ fields }) => fields[0] === 'Accuracy')!.fields;
    assert.ok(Math.abs(Number(line[csv.header.indexOf('value')]) - accuracy) < 1e-12, line.join());
    const latex = (await save('Classes', 'Save as LaTeX', 'classes.tex')).toString();
    assert.match(latex, /\\begin\{table\}[^]*\\toprule[^]*\\midrule[^]*\\bottomrule[^]*\\end\{table\}/);
    for (const name of ['glioma', 'meningioma', 'no-tumour', 'pituitary']) assert.ok(latex.includes(name), name);

    // The clipboard holds what the file does
    await frame.getByRole('button', { name: 'Export Classes', exact: true }).click();
    await frame.getByRole('menuitem', { name: 'Copy LaTeX' }).click();
    await frame.getByRole('status').getByText('LaTeX copied.').waitFor();
    await page.locator('.tab.active').click(); // Only the page that has the focus may read it
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trim(), latex.trim());

    await frame.getByRole('button', { name: 'HTML report' }).click();
    const report = join(workspace, 'out-report.html');
    await saveAs(page, report, /report\.html$/);
    await frame.getByRole('status').getByText('Report saved.').waitFor({ timeout: 60_000 });
    const opened = await browser.newPage();
    const asked: string[] = [];
    opened.on('request', (request) => asked.push(request.url()));
    await opened.goto(pathToFileURL(report).href);
    for (const { record } of [hybrid, control])
      await opened.getByText(record.id).first().waitFor({ state: 'attached' });
    assert.ok((await opened.getByRole('table').count()) > 3);
    assert.ok((await opened.locator('svg[role="img"]').count()) > 3);
    assert.deepEqual(asked, [pathToFileURL(report).href]);
    await opened.close();
  }),
);

interface Row {
  readonly id: string;
  readonly label: string;
  readonly predicted: string;
  readonly probabilities: readonly number[];
  /** Probability of what it is taken for. */
  readonly sure: number;
}

/** The predictions as their file has them, read without the product's reader. */
function predictionsOf({ path }: RunOnDisk): Row[] {
  const [header, ...lines] = readFileSync(join(path, 'predictions.csv'), 'utf8').trim().split('\n');
  const classes = header!
    .split(',')
    .slice(4)
    .map((name) => name.replace(/^p:/, ''));
  return lines.map((text) => {
    const [id, , label, predicted, ...rest] = text.split(',');
    const probabilities = rest.map(Number);
    return {
      id: id!,
      label: label!,
      predicted: predicted!,
      probabilities,
      sure: probabilities[classes.indexOf(predicted!)]!,
    };
  });
}

/** Until the browser has decoded it. */
const shows = (image: Locator): Promise<unknown> =>
  waitUntil('the picture', () => image.evaluate((one) => (one as HTMLImageElement).naturalWidth > 0), {
    timeout: 60_000,
  });
