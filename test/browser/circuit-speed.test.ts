import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { CircuitSnapshot } from '../../src/webviews/circuit/contract';
import { drawExperiment } from '../../src/webviews/circuit/host/draw-experiment';
import { experimentSnapshot, layer, openCircuitPage } from '../support/pages/circuit-page';
import { launchChromium } from '../support/workbench/browser';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

/** Other programs of the machine make a time longer, never shorter; what is slow itself is slow every time. */
const attempts = 5;

/** Of several attempts the best, which a slower product cannot reach; all are printed. */
function best(context: TestContext, name: string, times: readonly number[]): number {
  context.diagnostic(`${name}: ${times.map(rounded).join(', ')}`);
  return Math.min(...times);
}

/** Runs in the page: when the drawing of so many gates is painted, in milliseconds since the page began. */
function drawn(gates: number): Promise<number> {
  return new Promise((done) => {
    // Behind the frame, before the page's own tasks of afterwards
    const painted = (): void => {
      const { scheduler } = globalThis as unknown as { scheduler: { postTask(task: () => void, how: object): void } };
      scheduler.postTask(() => done(performance.now()), { priority: 'user-blocking' });
    };
    const seeing = new MutationObserver(() => {
      const said = document.querySelector('[role="listbox"]')?.getAttribute('aria-label') ?? '';
      if (!said.includes(`${gates} gates`)) return;
      seeing.disconnect();
      requestAnimationFrame(painted);
    });
    seeing.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] });
  });
}

/** Milliseconds from the arrival of the page's script to the painted drawing; the host answers at once. */
async function firstDraw(qubits: number, layers: number): Promise<number> {
  const snapshot = experimentSnapshot(layer(qubits, layers));
  const { page } = await openCircuitPage(browser, experimentSnapshot(layer(2, 1)));
  await page.addInitScript(`(${String(drawn)})(${gatesOf(snapshot)}).then((time) => (globalThis.drawnAt = time))`);
  await page.addInitScript((answer) => {
    const scope = globalThis as unknown as Record<string, unknown>;
    const post = (message: { readonly type: string }): void => {
      if (message.type === 'ready') window.postMessage({ type: 'snapshot', snapshot: answer });
    };
    scope['acquireVsCodeApi'] = () => ({ postMessage: post, getState: () => undefined, setState: () => undefined });
  }, snapshot);
  await page.reload();
  await page.waitForFunction(() => 'drawnAt' in globalThis);
  const took = await page.evaluate(() => {
    const script = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('circuit-page.js'));
    return (globalThis as unknown as { drawnAt: number }).drawnAt - (script as PerformanceResourceTiming).responseEnd;
  });
  await page.close();
  return took;
}

function gatesOf({ drawn: circuit }: CircuitSnapshot): number {
  return circuit!.circuit.operations.length;
}

/** Milliseconds from the changed text to the painted drawing: read in the host, drawn in the page. */
async function redraw(page: Page, send: (snapshot: CircuitSnapshot) => Promise<void>, text: string): Promise<number> {
  const began = performance.now();
  const read = drawExperiment(text, 'brain.experiment.yaml');
  const took = performance.now() - began;
  const snapshot = { ...experimentSnapshot(layer(2, 1)), ...read };
  await page.evaluate(
    `globalThis.drawing = Promise.all([
      new Promise((heard) => addEventListener('message', () => heard(performance.now()), { once: true, capture: true })),
      (${String(drawn)})(${gatesOf(snapshot)}),
    ]).then(([heard, painted]) => painted - heard), undefined`,
  );
  await send(snapshot);
  return took + (await page.evaluate(() => (globalThis as unknown as { drawing: Promise<number> }).drawing));
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

test('8 wires × 200 gates are drawn within 150 ms', { timeout: 60_000 }, async (context) => {
  const times: number[] = [];
  for (let k = 0; k < attempts; k++) times.push(await firstDraw(8, 12));
  assert.ok(best(context, 'first draw of 8 wires × 200 gates', times) < 150);
});

test('what is typed is drawn within 100 ms: read, sent and drawn', { timeout: 60_000 }, async (context) => {
  const text = (qubits: number, layers: number): string =>
    `dataset:\n  source: phantom\nmodel:\n  quantum:\n    qubits: ${qubits}\n    layers: ${layers}\n`;
  const { page, send } = await openCircuitPage(browser, experimentSnapshot(layer(8, 12)));
  const [layers, qubits]: number[][] = [[], []];
  for (let k = 1; k <= attempts; k++) layers!.push(await redraw(page, send, text(8, 12 - k)));
  // Of other wires nothing stays as it was
  for (let k = 1; k <= attempts; k++) qubits!.push(await redraw(page, send, text(k % 2 === 0 ? 8 : 9, 12)));
  assert.ok(best(context, 'a digit of `layers`, 8 wires', layers!) < 100);
  assert.ok(best(context, 'a digit of `qubits`, 12 layers', qubits!) < 100);
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
