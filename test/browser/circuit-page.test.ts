import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readQasm } from '../../src/quantum/formats/qasm-reader';
import type { CircuitSnapshot } from '../../src/webviews/circuit/contract';
import {
  experimentSnapshot,
  layer,
  openCircuitPage,
  runSnapshot,
  type CircuitPageUnderTest,
} from '../support/pages/circuit-page';
import { launchChromium } from '../support/workbench/browser';
import { waitUntil } from '../support/workbench/wait-until';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

async function withPage(
  snapshot: CircuitSnapshot,
  use: (page: Page, tested: CircuitPageUnderTest) => Promise<void>,
): Promise<void> {
  const tested = await openCircuitPage(browser, snapshot);
  try {
    await use(tested.page, tested);
    assert.deepEqual(tested.errors, [], 'the console, where refused styles and scripts are told');
  } finally {
    await tested.page.close();
  }
}

const position = (page: Page): Promise<string> => page.locator('.stepping .position').innerText();
const says = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('.stepping .position', { hasText: text }).waitFor();

test('keys walk gate by gate, tell each in words, and step to it', { timeout: 60_000 }, () =>
  withPage(experimentSnapshot(layer(3, 2)), async (page) => {
    const drawing = page.getByRole('listbox', { name: /Circuit of 3 wires and 15 gates/ });
    await drawing.focus();
    await page.keyboard.press('ArrowRight');
    const active = async (): Promise<string | null> => {
      const id = await drawing.getAttribute('aria-activedescendant');
      return id === null ? null : page.locator(`#${id}`).getAttribute('aria-label');
    };
    await waitUntil('the first gate', async () => (await active()) === 'Gate 1 of 15: RX(x₀) on q0');
    await page.keyboard.press('ArrowDown');
    await waitUntil('the wire below', async () => (await active()) === 'Gate 2 of 15: RX(x₁) on q1');
    await page.keyboard.press('End');
    await waitUntil('the last gate', async () => (await active())?.startsWith('Gate 15 of 15: CNOT') === true);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await says(page, 'After 1 of 15: RX(x₀) on q0');
    assert.equal(await page.locator('.gate.later').count(), 14);
    await page.getByRole('button', { name: 'One gate on' }).click();
    await says(page, 'After 2 of 15');
    await page.getByRole('button', { name: 'Play' }).click();
    await waitUntil('playing', async () => /After [4-9]/.test(await position(page)));
    await page.getByRole('button', { name: 'Pause' }).click();
  }),
);

test(
  'layers fold and unfold, by their title, by key and all at once; zoom and place outlast a reload',
  { timeout: 60_000 },
  () =>
    withPage(experimentSnapshot(layer(4, 6)), async (page, { send }) => {
      const gates = page.locator('.gate');
      const all = await gates.count();
      await page.locator('[data-section="1"] text').first().click();
      await page.locator('.folded').waitFor();
      assert.equal(await gates.count(), all - 8);
      await page.getByRole('button', { name: 'Unfold layers' }).click();
      await waitUntil('unfolded', async () => (await gates.count()) === all);
      await page.getByRole('button', { name: 'Fold layers' }).click();
      await waitUntil('all folded', async () => (await page.locator('.folded').count()) === 7);
      await page.getByRole('button', { name: 'Unfold layers' }).click();
      for (let k = 0; k < 3; k++) await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.locator('.scroller').evaluate((scroller) => (scroller.scrollLeft = 333));
      const kept = (): Promise<string | null> => page.evaluate(() => sessionStorage.getItem('webview-state'));
      await waitUntil('the view is saved', async () => /"left":1\d\d/.test((await kept()) ?? ''));
      await page.reload();
      await send(experimentSnapshot(layer(4, 6)));
      await waitUntil('the same view', async () =>
        page.locator('.scroller').evaluate((scroller) => Math.abs(scroller.scrollLeft - 333) < 2),
      );
      await page.locator('.toolbar', { hasText: '195 %' }).waitFor();
      // A new drawing leaves it, too
      await send(experimentSnapshot(layer(4, 5)));
      await waitUntil('five layers', async () => (await page.locator('[data-section]').count()) === 6);
      assert.ok(await page.locator('.scroller').evaluate((scroller) => Math.abs(scroller.scrollLeft - 333) < 2));
    }),
);

test('a gate says its matrix, angle, gradient and way over the epochs', { timeout: 60_000 }, () =>
  withPage(runSnapshot(layer(2, 1, { ansatz: 'BasicEntanglerLayers' }), 8), async (page) => {
    await page.locator('[data-operation="2"]').click();
    const pane = page.getByRole('region', { name: 'Gate' });
    await pane.getByText('RX(θ₀) on q0').waitFor();
    const weight = 0.5 * Math.tanh(2) * Math.cos(8 / 9);
    assert.match(await pane.locator('.numbers tbody tr').innerText(), new RegExp(weight.toFixed(4)));
    assert.equal(await pane.locator('.matrix td').first().innerText(), Math.cos(weight / 2).toFixed(4));
    await pane.getByRole('img', { name: /over 9 recorded epochs/ }).waitFor();
    assert.match(await pane.locator('pre').innerText(), /^rx\(0\.\d+\) q\[0\];$/);
    const card = page.getByRole('tooltip');
    await page.locator('[data-operation="3"]').hover();
    await card.getByText('RX(θ₁) on q1').waitFor();
    await page.locator('[data-operation="2"]').hover();
    await card.getByText('RX(θ₀) on q0').waitFor();
    for (const part of ['.numbers', '.matrix', 'pre'])
      assert.equal(
        await card.locator(part).innerText(),
        await pane.locator(part).innerText(),
        `${part}: as the pane says`,
      );
    await page.locator('[data-operation="4"]').hover();
    await card.getByText('CNOT, control q0, target q1').waitFor();
  }),
);

test('a test image becomes the inputs, another follows, a slider makes them one’s own', { timeout: 60_000 }, () =>
  withPage(runSnapshot(layer(3, 1), 4), async (page, { asked }) => {
    await page.getByLabel('Test image', { exact: true }).selectOption('3');
    await page.getByRole('img', { name: 'Test image 4 as the network sees it' }).waitFor();
    const first = page.locator('.slider output').first();
    assert.equal(await first.innerText(), Math.sin(3).toFixed(3));
    await page.getByLabel('Test image', { exact: true }).selectOption('list');
    await page.locator('.picker option', { hasText: '5: meningioma' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Next test image' }).click();
    await waitUntil(
      'the next image',
      async () => (await first.innerText()) === Math.sin(4).toFixed(3).replace('-', '−'),
    );
    assert.deepEqual(
      asked.map(({ name, asked: what }) => [name, what]),
      [
        ['image', { index: 3 }],
        ['samples', {}],
        ['image', { index: 4 }],
      ],
    );
    await page.getByLabel('Input x0, radians').fill('1.5');
    await waitUntil('by hand', async () => (await first.innerText()) === '1.500');
    assert.equal(await page.locator('.image img').count(), 0);
  }),
);

test('controls ask for edits; a broken file keeps the drawing and says so', { timeout: 60_000 }, () =>
  withPage(experimentSnapshot(layer(3, 2)), async (page, { asked, send }) => {
    await page.getByRole('spinbutton', { name: 'Layers' }).fill('4');
    await page.getByRole('spinbutton', { name: 'Layers' }).press('Enter');
    await page.getByRole('combobox', { name: 'Ansatz' }).selectOption('RealAmplitudes');
    await waitUntil('two edits', () => asked.length === 2);
    assert.deepEqual(
      asked.map(({ asked: what }) => what),
      [
        { setting: 'layers', value: 4 },
        { setting: 'ansatz', value: 'RealAmplitudes' },
      ],
    );
    const { source, title } = experimentSnapshot(layer(3, 2));
    await send({ source, title, note: { what: 'Line 4: no such key.', remedy: '' } });
    await page.getByText('Line 4: no such key.').waitFor();
    await page.getByText('What is drawn is the last valid circuit.').waitFor();
    assert.equal(await page.locator('.gate').count(), 15);
  }),
);

test('every format is exported from the page, and is what it says', { timeout: 60_000 }, () =>
  withPage(runSnapshot(layer(3, 2), 4), async (page, { asked }) => {
    const contents: Record<string, string> = {};
    for (const format of ['svg', 'svg-print', 'png', 'quantikz', 'qasm3', 'pennylane', 'qiskit']) {
      await page.getByText('Export', { exact: true }).click();
      const before = asked.length;
      await page.locator(`[data-save="${format}"]`).click();
      await waitUntil(format, () => asked.length > before);
      contents[format] = (asked.at(-1)!.asked as { content: string }).content;
    }
    for (const format of ['svg', 'svg-print']) {
      const problem = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        return parsed.querySelector('parsererror')?.textContent ?? '';
      }, contents[format]!);
      assert.equal(problem, '');
      assert.doesNotMatch(contents[format]!, /var\(|color-mix|class=/);
    }
    assert.doesNotMatch(contents['svg-print']!, /#1f1f1f/);
    assert.match(contents['svg']!, /#1f1f1f/);
    const png = Buffer.from(contents['png']!, 'base64');
    const width = Number(/width="(\d+)"/.exec(contents['svg']!)![1]);
    assert.equal(png.readUInt32BE(16), 3 * width);
    const back = readQasm(contents['qasm3']!);
    assert.deepEqual([back.qubits, back.operations.length], [3, 15]);
    assert.match(contents['quantikz']!, /\\begin\{quantikz\}/);
    assert.match(contents['pennylane']!, /qml\.Rot/);
    assert.match(contents['qiskit']!, /QuantumCircuit\(3\)/);

    // Text goes by the host's clipboard, a picture by the page's
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy PNG' }).click();
    await page.getByText('PNG copied').waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const picture = await createImageBitmap(await item!.getType('image/png'));
      return picture.width;
    });
    assert.equal(copied, 3 * width);
  }),
);

test('live epochs are followed; every theme has contrast enough to see gates', { timeout: 60_000 }, () =>
  withPage(runSnapshot(layer(2, 1, { ansatz: 'BasicEntanglerLayers' }), 1, true), async (page, { send, setTheme }) => {
    await page.locator('[data-operation="2"]').click();
    const now = (): Promise<string> => page.locator('.numbers tbody td').first().innerText();
    const first = await now();
    await send(runSnapshot(layer(2, 1, { ansatz: 'BasicEntanglerLayers' }), 5, true));
    await waitUntil('newer weights', async () => (await now()) !== first);
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      await setTheme(theme);
      const looks = await page.evaluate(() => {
        const of = (selector: string) => getComputedStyle(document.querySelector(selector)!);
        return { box: of('.mark.box').stroke, text: of('text.label').fill, paper: of('.scroller').backgroundColor };
      });
      assert.notEqual(looks.box, looks.paper);
      assert.notEqual(looks.text, looks.paper);
    }
  }),
);
