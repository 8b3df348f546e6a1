import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { drawExperiment } from '../../src/webviews/circuit/host/draw-experiment';
import { experimentSnapshot, layer, openCircuitPage } from '../support/pages/circuit-page';
import { launchChromium } from '../support/workbench/browser';

/**
 * For the two figures that are near or above what is wanted (docs/circuit-panel.md): their tests guard against worse.
 */
const leeway = 2;

/** Milliseconds that the host waits for the next keystroke (follow-experiment.ts). */
const pause = 20;

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

/** Milliseconds from the first snapshot's arrival to the painted drawing, in a page that has started. */
async function firstDraw(qubits: number, layers: number): Promise<number> {
  const snapshot = JSON.stringify(experimentSnapshot(layer(qubits, layers)));
  const { page } = await openCircuitPage(browser, experimentSnapshot(layer(2, 1)));
  await page.reload();
  const took = await page.evaluate(
    (text) =>
      new Promise<number>((done) => {
        const sent = performance.now();
        window.postMessage({ type: 'snapshot', snapshot: JSON.parse(text) as unknown });
        const look = (): void => {
          if (document.querySelector('[data-operation]') === null) setTimeout(look);
          else requestAnimationFrame(() => setTimeout(() => done(performance.now() - sent)));
        };
        look();
      }),
    snapshot,
  );
  await page.close();
  return took;
}

/** Milliseconds of work that a step is: from the frame's beginning until it is painted. */
function steps(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const back = document.querySelector<HTMLButtonElement>('[aria-label="One gate back"]')!;
    const times: number[] = [];
    for (let k = 0; k < 60; k++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      back.click();
      const began = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b);
  });
}

/** Frames a second while the drawing is panned at 2,000 pixels a second for three seconds, and the longest frames. */
function pan(page: Page): Promise<{ fps: number; worst: number; late: number }> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('.scroller')!;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const frames: number[] = [];
    const start = performance.now();
    for (let last = start; last - start < 3000;) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
      scroller.scrollLeft = ((now - start) * 2) % (scroller.scrollWidth - scroller.clientWidth);
    }
    frames.sort((a, b) => a - b);
    return { fps: frames.length / 3, late: frames[Math.floor(frames.length * 0.95)]!, worst: frames.at(-1) };
  });
}

const rounded = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`;

test('8 wires × 200 gates are drawn within 150 ms', { timeout: 60_000 }, async (t) => {
  const times = [await firstDraw(8, 12), await firstDraw(8, 12), await firstDraw(8, 12)].sort((a, b) => a - b);
  t.diagnostic(`first draw of 8 wires × 200 gates: ${times.map(rounded).join(', ')}`);
  assert.ok(times[1]! < 150 * leeway);
});

test('what is typed is drawn within 100 ms: pause, reading and drawing', { timeout: 60_000 }, async (t) => {
  const text = (layers: number): string =>
    `dataset:\n  source: phantom\nmodel:\n  quantum:\n    qubits: 8\n    layers: ${layers}\n`;
  const { page, send } = await openCircuitPage(browser, experimentSnapshot(layer(8, 12)));
  const times: number[] = [];
  for (const layers of [11, 10, 9]) {
    const began = performance.now();
    const drawn = drawExperiment(text(layers), 'brain.experiment.yaml');
    const read = performance.now() - began;
    const shown = page.evaluate(
      (gates) =>
        new Promise<number>((done) => {
          let heard = 0;
          window.addEventListener('message', () => (heard = performance.now()), { once: true, capture: true });
          const look = (): void => {
            const text = document.querySelector('[role="listbox"]')?.getAttribute('aria-label') ?? '';
            if (!text.includes(`${gates} gates`)) requestAnimationFrame(look);
            else setTimeout(() => done(performance.now() - heard));
          };
          look();
        }),
      8 + 16 * layers,
    );
    await send({ ...experimentSnapshot(layer(8, 12)), ...drawn });
    times.push(pause + read + (await shown));
  }
  t.diagnostic(`8 wires, from a keystroke to the drawing: ${times.map(rounded).join(', ')}`);
  assert.ok([...times].sort((a, b) => a - b)[1]! < 100 * leeway);
  await page.close();
});

for (const [qubits, layers] of [
  [8, 12],
  [24, 42],
] as const)
  test(`${qubits} wires: a step within 16 ms, panning at 50 frames a second`, { timeout: 60_000 }, async (t) => {
    const snapshot = experimentSnapshot(layer(qubits, layers));
    const { page, errors } = await openCircuitPage(browser, snapshot);
    const times = await steps(page);
    const { fps, late, worst } = await pan(page);
    const gates = snapshot.drawn!.circuit.operations.length;
    t.diagnostic(
      `${qubits} wires × ${gates} gates: step ${rounded(times[30]!)}, 95th percentile ${rounded(times[57]!)}`,
    );
    t.diagnostic(
      `panning: ${fps.toFixed(1)} frames a second, 95th percentile ${rounded(late)}, longest ${rounded(worst)}`,
    );
    assert.ok(times[30]! < 16);
    assert.ok(fps >= 50);
    assert.deepEqual(errors, []);
    await page.close();
  });
