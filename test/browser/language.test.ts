import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { writeProject } from '../support/language/project';
import { goTo, openFile, save, squiggles, suggestions } from '../support/workbench/editor';
import { workbenchMissing } from '../support/workbench/missing';
import { quickInput, quickPickRows } from '../support/workbench/palette';
import { screenshot } from '../support/workbench/screenshots';
import { openWorkbench, type Workbench } from '../support/workbench/workbench';

const name = 'typed.experiment.yaml';
const phantom = 'dataset:\n  source: phantom\n';
const classes =
  'dataset:\n  source: folder\n  path: ../data/brain-tumor/Training\n  classes:\n    well: notumor\n    ill: [glioma, pituitary]\ntraining:\n  classWeights:\n    ill: 2\n';

let root: string;
let workbench: Workbench;
let page: Page;

/** Each text ends in a comment of its own, so that it is seen when the editor shows it. */
let step = 0;

/** The file with this text, the cursor (`│`) in its place. It is written on the disk: typing would indent it anew. */
async function start(marked: string): Promise<void> {
  await press('Escape');
  // Saving what is saved already would write the file again, after what is written here.
  if (await page.locator('.tab.active.dirty').isVisible()) await save(page);
  await setTimeout(300);
  const offset = marked.indexOf('│');
  const before = marked.slice(0, offset).split('\n');
  const text = marked.replace('│', '');
  const mark = `#step${++step}.`;
  writeFileSync(file(), `${text}${text.endsWith('\n') ? '' : '\n'}${mark}\n`);
  await page.locator('.view-line', { hasText: mark }).waitFor();
  await goTo(page, before.length, (before.at(-1)?.length ?? 0) + 1);
}

const file = (): string => join(workbench.workspace, 'examples', name);

/** What the file holds once it is saved, that comment left out. */
async function saved(): Promise<string> {
  await save(page);
  return readFileSync(file(), 'utf8').replace(/#step\d+\.\n$/, '');
}

async function type(text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 20 });
}

/** Waits until completion shows a row, and takes it by the keyboard. */
async function take(label: string, key = 'Enter'): Promise<void> {
  const focused = page.locator('.suggest-widget .monaco-list-row.focused');
  await suggestions(page).filter({ hasText: label }).first().waitFor();
  for (let row = 0; row < 40; row++) {
    if ((await focused.locator('.label-name').first().textContent()) === label) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press(key);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const hover = (): Locator => page.locator('.monaco-hover:not(.hidden) .hover-contents');
const lenses = (): Locator => page.locator('.codelens-decoration');

describe('experiment files by keyboard', { skip: workbenchMissing() }, () => {
  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'hybrid-qml-typed-'));
    writeFileSync(join(writeProject(root), name), phantom);
    workbench = await openWorkbench({ fixture: root, theme: 'light', viewport: { width: 1000, height: 640 } });
    page = workbench.page;
    page.setDefaultTimeout(8000);
    await openFile(page, name);
    await lenses().first().waitFor({ timeout: 30_000 });
    await press('Control+B');
  });

  after(async () => {
    await workbench.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('1: a key by its first letters, and at once what may stand in it', async () => {
    await start('│');
    await type('dat');
    await take('dataset');
    await take('source: phantom');
    assert.equal(await saved(), 'dataset:\n  source: phantom\n');
  });

  test('2: a whole experiment into an empty file', async () => {
    await start('│');
    await type('experiment');
    await take('experiment on phantom: built-in images');
    await press('Escape', 'Escape');
    const text = await saved();
    assert.match(
      text,
      /^name: my experiment\n\ndataset:\n {2}source: phantom\n {2}imagesPerClass: 300\n\nmodel:\n {2}quantum:\n/,
    );
    await squiggles(page).first().waitFor({ state: 'detached' });
  });

  test('3: an ansatz', async () => {
    await start(`${phantom}model:\n  quantum:\n    ansatz: │\n`);
    await type('Basic');
    await take('BasicEntanglerLayers', 'Tab');
    assert.match(await saved(), /ansatz: BasicEntanglerLayers\n/);
  });

  test('4: a path, folder by folder', async () => {
    await start('dataset:\n  source: folder\n  path: │\n');
    await type('../data/');
    await take('brain-tumor');
    assert.match(await saved(), /path: \.\.\/data\/brain-tumor\n/);
  });

  test('5: a whole quantum layer', async () => {
    await start(`${phantom}model:\n  quantum: │\n`);
    await press('Control+Space');
    await take('a whole quantum layer');
    await press('Escape', 'Escape');
    assert.match(await saved(), /quantum: ?\n {4}qubits: 4\n {4}encoding: AngleEmbedding\n {4}ansatz: Strongly/);
  });

  test('6: Enter behind a key indents, and its keys are offered', async () => {
    await start(`${phantom}training:│\n`);
    await press('Enter');
    await type('ep');
    await take('epochs');
    await type('7');
    await press('Escape', 'Escape');
    assert.match(await saved(), /training:\n {2}epochs: 7\n/);
  });

  test('7: a key in a column that is wrong is put right', async () => {
    await start(`${phantom}training:\n    epochs: 3\n  │\n`);
    await type('batch');
    await take('batchSize');
    await press('Escape', 'Escape');
    assert.match(await saved(), /\n {4}epochs: 3\n {4}batchSize: 32\n/);
  });

  test('8: the classes of the data', async () => {
    await start(
      'dataset:\n  source: folder\n  path: ../data/brain-tumor/Training\ntraining:\n  classWeights:\n    │\n',
    );
    await press('Control+Space');
    await take('meningioma');
    await type('2');
    await press('Escape');
    assert.match(await saved(), /classWeights:\n {4}meningioma: 2\n/);
  });

  test('9: the columns of a table', async () => {
    await start(
      'dataset:\n  source: manifest\n  manifest: ../data/brain-tumor/manifest.csv\n  columns:\n    path: file\n    label: class\n    group: │\n',
    );
    await type('near');
    await take('near_group_97');
    assert.match(await saved(), /group: near_group_97\n/);
  });

  test('10: a new block', async () => {
    await start(`${phantom}model:\n  blocks:\n    - filters: 16\n    │\n`);
    await press('Control+Space');
    await take('- a convolution block');
    await press('Escape', 'Escape');
    assert.match(
      await saved(),
      / {4}- filters: 16\n {4}- filters: 32\n {6}kernel: 3\n {6}pool: max\n {6}normalisation: batch\n/,
    );
  });

  test('11: a slip is underlined and mended', async () => {
    await start(`${phantom}training:\n  ep│och: 3\n`);
    await squiggles(page).first().waitFor();
    await press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Change to `epochs`' }).waitFor();
    await press('Enter');
    await squiggles(page).first().waitFor({ state: 'detached' });
    assert.match(await saved(), /\n {2}epochs: 3\n/);
  });

  test('12: a class is renamed wherever it stands', async () => {
    await start(classes.replace('ill: 2', 'i│ll: 2'));
    await press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('sick');
    await press('Enter');
    await box.waitFor({ state: 'hidden' });
    await page.locator('.view-line', { hasText: 'sick' }).nth(1).waitFor();
    assert.equal((await saved()).match(/sick:/g)?.length, 2);
  });

  test('13: to the place where a class is named', async () => {
    await start(classes.replace('ill: 2', 'i│ll: 2'));
    await press('F12');
    await page.locator('.statusbar-item', { hasText: 'Ln 6, Col 5' }).waitFor();
  });

  test('14: parts of the file by their names', async () => {
    await start(`│${phantom}model:\n  blocks:\n    - filters: 16\n    - filters: 32\n`);
    await press('Control+Shift+O');
    await quickInput(page).waitFor();
    await type('block 2');
    await quickPickRows(page).filter({ hasText: 'Convolution block 2' }).first().waitFor();
    await press('Enter');
    await page.locator('.statusbar-item', { hasText: 'Ln 6, Col 5' }).waitFor();
  });

  test('15: formatting keeps comments', async () => {
    await start(`│# mine\ndataset:   { source: phantom }  # built in\nmodel:\n      blocks:\n      - filters:   8\n`);
    await press('Control+Shift+I');
    await page.locator('.view-line', { hasText: /dataset:\s\{\ssource:\sphantom\s\}\s#\sbuilt/ }).waitFor();
    assert.equal(
      await saved(),
      '# mine\ndataset: { source: phantom } # built in\nmodel:\n  blocks:\n    - filters: 8\n\n',
    );
  });

  test('16: hover by keyboard, with the circuit drawn', async () => {
    await start(`${phantom}model:\n  quantum:\n    an│satz: RealAmplitudes\n`);
    await press('Control+K', 'Control+I');
    const drawing = hover().locator('img').first();
    await drawing.waitFor();
    const width = await drawing.evaluate((image: HTMLImageElement) => image.naturalWidth);
    assert.ok(width > 100, `the drawing is ${width} pixels wide`);
    await press('Escape');
  });

  for (const theme of ['light', 'dark'] as const)
    test(`pictures, ${theme}`, async () => {
      await workbench.setTheme(theme);
      await setTimeout(800);
      const full =
        '# Hybrid network on the built-in phantom\nname: phantom\n\ndataset:\n  source: phantom\n  imagesPerClass: 300\n\nmodel:\n  quantum:\n    qubits: 4\n    ansatz: StronglyEntanglingLayers\n    layers: 3\n\ntraining:\n  epochs: 15\n  batchSize: 32\n';
      const shot = (what: string): Promise<string> =>
        screenshot(workbench, `language-${what}-${theme}`, process.env['HYBRID_QML_DOC_IMAGES']);
      await start(full.replace('epochs: 15\n', 'epochs: 15│\n'));
      await lenses().filter({ hasText: 'parameters' }).waitFor();
      await setTimeout(800);
      await shot('codelens');

      await start(full.replace('ansatz: StronglyEntanglingLayers', 'ansatz: │'));
      await press('Control+Space');
      await suggestions(page).first().waitFor();
      if (!(await page.locator('.suggest-details').isVisible())) await press('Control+Space');
      await setTimeout(600);
      await shot('completion');
      await press('Escape', 'Escape');

      await start(full.replace('ansatz:', 'an│satz:'));
      await press('Control+K', 'Control+I');
      await hover().locator('img').first().waitFor();
      await setTimeout(600);
      await shot('hover');
      await press('Escape');

      await start(full.replace('epochs:', 'ep│och:'));
      await squiggles(page).first().waitFor();
      await press('Control+.');
      await page.locator('.action-widget .monaco-list-row').first().waitFor();
      await setTimeout(500);
      await shot('quick-fix');
      await press('Escape');
    });
});
