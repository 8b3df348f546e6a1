import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { CircuitSnapshot } from '../../src/webviews/circuit/contract';
import { layer, openCircuitPage, runSnapshot } from '../support/pages/circuit-page';
import { findChromium, launchChromium } from '../support/workbench/browser';

const skip = findChromium() === undefined ? 'there is no Chromium in the path' : false;
const pictures = join(__dirname, '..', '..', '.cache', 'screenshots');
let browser: Browser;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  if (skip === false) browser = await launchChromium();
});
after(() => browser?.close());

function others(snapshot: CircuitSnapshot): Readonly<Record<string, NonNullable<CircuitSnapshot['drawn']>>> {
  const weights = snapshot.run!.epochs.at(-1).weights as number[];
  const same = { ...snapshot.drawn!, weights: weights.map((value, k) => (k === 5 ? value + 0.75 : value)) };
  return { '/runs/twin': same, '/runs/other': runSnapshot(layer(3, 1), 1).drawn! };
}

test('a second run’s circuit stands below, what differs is marked and in a table', { skip }, async () => {
  const snapshot = runSnapshot(layer(4, 2), 3);
  const drawn = others(snapshot);
  const { page, send, errors } = await openCircuitPage(browser, snapshot, {
    others: Object.entries(drawn).map(([path, one]) => ({ path, id: `id-of-${path}`, name: path, drawn: one })),
  });
  const region = page.locator('.compared');
  await region.getByRole('button', { name: /Compare with another run/ }).click();
  const choice = region.getByRole('combobox', { name: 'Run to compare with' });
  await choice.selectOption('/runs/twin');
  await region.locator('.still').nth(1).waitFor();
  assert.match(
    (await region.locator('.pair > p').textContent())!,
    /same form\. Their 24 weights .* most in θ5 \(0\.750\)/,
  );
  // θ5 is the third angle of the second Rot, behind four encoding rotations
  const marked = await region
    .locator('.still')
    .evaluateAll((all) =>
      all.map((still) => [...still.querySelectorAll<SVGElement>('.differs')].map((gate) => gate.dataset['operation'])),
    );
  assert.deepEqual(marked, [['5'], ['5']]);
  const first = await region.locator('tbody tr').first().locator('th, td').allTextContents();
  assert.equal(first[0], 'θ5');
  assert.equal(first[3], '0.7500');
  assert.equal(await region.locator('tbody tr').count(), 24);
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length, 'every id is there once');
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    const other = await openCircuitPage(
      browser,
      { ...snapshot, compareWith: '/runs/twin' },
      {
        theme,
        viewport: { width: theme === 'light' ? 360 : 1200, height: 900 },
        others: [{ path: '/runs/twin', id: 'twin', name: 'twin', drawn: drawn['/runs/twin']! }],
      },
    );
    await other.page.locator('.still').nth(1).waitFor();
    await other.page.locator('.compared').screenshot({ path: join(pictures, `circuit-compare-${theme}.png`) });
    assert.deepEqual(other.errors, []);
    await other.page.close();
  }
  await send({ ...snapshot, compareWith: '/runs/other' });
  await region
    .locator('.pair > p', { hasText: 'differ in form: 4 wires with 20 gates here, 3 wires with 9 gates' })
    .waitFor();
  assert.equal(await region.locator('.weights').count(), 0);
  assert.equal(await choice.inputValue(), '/runs/other');
  assert.deepEqual(errors, []);
  await page.close();
});

test('the compared run and the noise switch come back with a reload', { skip }, async () => {
  const snapshot = runSnapshot(layer(3, 1), 2);
  const twin = { ...snapshot.drawn!, weights: snapshot.run!.epochs[0]!.weights as number[] };
  const { page, errors } = await openCircuitPage(browser, snapshot, {
    others: [{ path: '/runs/twin', id: 'twin', name: 'twin', drawn: twin }],
  });
  const region = page.locator('.compared');
  await region.getByRole('button', { name: /Compare with another run/ }).click();
  await region.getByRole('combobox').selectOption('/runs/twin');
  await region.locator('.still').nth(1).waitFor();
  const noisy = page.locator('.noisy');
  await noisy.getByRole('switch').check();
  await noisy.getByRole('spinbutton', { name: 'p', exact: true }).fill('0.05');
  await noisy.getByRole('spinbutton', { name: 'Shots' }).fill('250');
  await noisy.getByRole('spinbutton', { name: 'Repeated' }).fill('8');
  await noisy.getByRole('spinbutton', { name: 'Repeated' }).blur();
  const said = page.locator('.noisy p[role=status]', { hasText: '8 repetitions with 250 shots' });
  await said.waitFor();
  const rows = await noisy.locator('.reading .value').allTextContents();
  await page.reload();
  await region.locator('.still').nth(1).waitFor();
  assert.equal(await region.getByRole('combobox').inputValue(), '/runs/twin');
  await said.waitFor();
  assert.ok(await noisy.getByRole('switch').isChecked());
  assert.equal(await noisy.getByRole('spinbutton', { name: 'p', exact: true }).inputValue(), '0.05');
  // Seeds of their own: the same numbers again
  assert.deepEqual(await noisy.locator('.reading .value').allTextContents(), rows);
  assert.deepEqual(errors, []);
  await page.close();
});
