import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { QuantumConfig } from '../../src/experiment/schema/quantum';
import { bindParameters } from '../../src/quantum/bind-parameters';
import type { Circuit } from '../../src/quantum/circuit';
import { compile } from '../../src/quantum/compile';
import { parameterCounts } from '../../src/quantum/parameter-counts';
import { CircuitReading } from '../../src/quantum/reading/circuit-reading';
import { entanglementEntropy } from '../../src/quantum/reading/entanglement';
import { RandomStream } from '../../src/shared/random';
import type { CircuitSnapshot } from '../../src/webviews/circuit/contract';
import { drawCircuit } from '../../src/webviews/circuit/host/draw-experiment';
import { layer, openCircuitPage, runSnapshot, type CircuitPageUnderTest } from '../support/pages/circuit-page';
import { parsed, parsedComplex, same, shownState, stepTo } from '../support/pages/shown-state';
import { findChromium, launchChromium } from '../support/workbench/browser';

const skip = findChromium() === undefined ? 'there is no Chromium in the path' : false;
const pictures = join(__dirname, '..', '..', '.cache', 'screenshots');
let browser: Browser;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  if (skip === false) browser = await launchChromium();
});
after(() => browser?.close());

interface Case {
  readonly name: string;
  readonly circuit: Circuit;
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  /** By another program, at the end. */
  readonly expectations?: readonly number[];
}

/** Circuits of templates with random numbers, and two that PennyLane computed. */
function cases(): readonly Case[] {
  const path = join(__dirname, '..', 'golden', 'quantum', 'pennylane-circuits.json');
  const { cases: golden } = JSON.parse(readFileSync(path, 'utf8')) as {
    cases: (Case & { inputs: number[][]; expectations: number[][] })[];
  };
  const kept = ['random 0', 'random 3'].map((name) => {
    const one = golden.find((each) => each.name === name)!;
    return { ...one, inputs: one.inputs[0]!, expectations: one.expectations[0]! };
  });
  return [
    ...kept,
    made('strongly entangling', layer(4, 3)),
    made('amplitudes', layer(3, 2, { encoding: 'AmplitudeEmbedding' })),
    made('eight wires', layer(8, 11)),
  ];
}

function made(name: string, config: QuantumConfig): Case {
  const circuit = drawCircuit(config).circuit as Circuit;
  const counts = parameterCounts(circuit);
  const random = RandomStream.named(7, name);
  const numbers = (count: number): number[] => Array.from({ length: count }, () => 4 * random.uniform() - 2);
  return { name, circuit, inputs: numbers(counts.inputs), weights: numbers(counts.weights) };
}

function open({ circuit, inputs, weights }: Case): Promise<CircuitPageUnderTest> {
  const source = { kind: 'experiment', uri: 'file:///state.experiment.yaml' } as const;
  const drawn = { circuit, sections: [], weights } as unknown as CircuitSnapshot['drawn'];
  const state = { source, position: 0, folded: [], view: { zoom: 1, left: 0, top: 0 }, inputs };
  return openCircuitPage(browser, { source, title: 'state', drawn } as CircuitSnapshot, { state });
}

/** ⟨X⟩, ⟨Y⟩, ⟨Z⟩ of each wire, then all probabilities, by the compiled simulator: another program than the page's. */
function compiledAt(circuit: Circuit, { inputs, weights }: Case, position: number): ArrayLike<number> {
  const { qubits } = circuit;
  const word = (letter: string, wire: number): string => 'I'.repeat(wire) + letter + 'I'.repeat(qubits - wire - 1);
  const wires = Array.from({ length: qubits }, (_, wire) => wire);
  const bound = bindParameters(circuit, { inputs, weights });
  const words = wires.flatMap((wire) => ['X', 'Y', 'Z'].map((letter) => ({ pauli: word(letter, wire) })));
  const operations = bound.operations.slice(0, position);
  const compiled = compile({ qubits, operations, observables: [...words, { probabilities: wires }] });
  const none = new Float64Array(0);
  const outputs = compiled.forward(none, none, 1);
  compiled.dispose();
  return outputs;
}

test('the state on the page is the simulator’s at ten positions of five circuits', { skip }, async (context) => {
  let compared = 0;
  for (const one of cases()) {
    const { circuit, name } = one;
    const { page, errors } = await open(one);
    const count = circuit.operations.length;
    const reading = new CircuitReading(circuit, one.inputs, one.weights);
    for (let k = 0; k < 10; k++) {
      const position = Math.round((k * count) / 9);
      const at = `${name}, after ${position} of ${count}`;
      await stepTo(page, position);
      const shown = await shownState(page);
      const outputs = compiledAt(circuit, one, position);
      const { qubits } = circuit;
      assert.equal(shown.spheres.length, qubits, at);
      shown.spheres.forEach(({ label, length, entropy }, wire) => {
        const vector = [0, 1, 2].map((axis) => outputs[3 * wire + axis]!);
        const texts = [...label.matchAll(/⟩ (−?[\d.]+)/g)].map((match) => match[1]!);
        vector.forEach((value, axis) => same(texts[axis]!, value, 4, `${at}, q${wire} ${'XYZ'[axis]}`));
        const size = Math.hypot(...vector);
        same(length, size, 4, `${at}, length of q${wire}`);
        same(entropy, entanglementEntropy(reading.after(position), qubits, [wire]), 4, `${at}, entropy of q${wire}`);
        compared += 5;
      });
      const state = reading.after(position);
      assert.equal(shown.rows.length, Math.min(16, 2 ** qubits), at);
      for (const [ket = '', , probability = '', amplitude = '', phase = ''] of shown.rows) {
        const index = parseInt(ket.slice(1, -1), 2);
        const p = outputs[3 * qubits + index]!;
        same(probability, p, 4, `${at}, probability of ${ket}`);
        const [re, im] = parsedComplex(amplitude);
        same(re, state[2 * index]!, 4, `${at}, real part of ${ket}`);
        same(im, state[2 * index + 1]!, 4, `${at}, imaginary part of ${ket}`);
        if (phase !== '–') {
          const turn = parsed(phase) - Math.atan2(state[2 * index + 1]!, state[2 * index]!) / Math.PI;
          same(turn - 2 * Math.round(turn / 2), 0, 3, `${at}, phase of ${ket}`);
        }
        compared += 4;
      }
      const shownSum = shown.rows.reduce((sum, [, , probability = '']) => sum + parsed(probability), 0);
      if (2 ** qubits > 16) {
        assert.match(shown.more, new RegExp(`^${2 ** qubits - 16} more`), at);
        const rest = Number(/together ([\d.]+)/.exec(shown.more)![1]);
        assert.ok(Math.abs(rest / 100 + shownSum - 1) < 0.002, at);
      }
      shown.cuts.forEach((text, k) => {
        const left = Array.from({ length: k + 1 }, (_, wire) => wire);
        same(text, entanglementEntropy(state, qubits, left), 4, `${at}, cut ${k}`);
        compared++;
      });
    }
    if (one.expectations !== undefined)
      (await shownState(page)).spheres.forEach(({ label }, wire) => {
        const z = /⟨Z⟩ (−?[\d.]+)/.exec(label)![1]!;
        same(z, one.expectations![wire]!, 4, `${name}, ⟨Z${wire}⟩ by PennyLane`);
      });
    assert.deepEqual(errors, [], name);
    await page.close();
  }
  context.diagnostic(`${compared} numbers read from the page`);
});

test('a step of 8 wires × 200 gates takes less than 16 ms', { skip }, async (context) => {
  const full = made('speed', layer(8, 13));
  const one = { ...full, circuit: { ...full.circuit, operations: full.circuit.operations.slice(0, 200) } };
  const counts = parameterCounts(one.circuit);
  const { page } = await open({ ...one, weights: one.weights.slice(0, counts.weights) });
  /** Milliseconds from the click to the end of style and layout, without waiting for the frame. */
  const measure = (name: string, clicks: number): Promise<readonly number[]> =>
    page.evaluate(
      async ([label, times]) => {
        const button = document.querySelector<HTMLButtonElement>(`.stepping button[aria-label="${label}"]`)!;
        const found: number[] = [];
        const original = window.requestAnimationFrame.bind(window);
        for (let k = 0; k < times; k++) {
          let spent = 0;
          window.requestAnimationFrame = (callback) =>
            original((time) => {
              const began = performance.now();
              callback(time);
              document.body.getBoundingClientRect();
              spent += performance.now() - began;
            });
          const began = performance.now();
          button.click();
          spent += performance.now() - began;
          window.requestAnimationFrame = original;
          await new Promise((resolve) => original(() => original(resolve)));
          found.push(spent);
        }
        return found;
      },
      [name, clicks] as const,
    );
  await measure('One gate on', 20);
  const forward = await measure('One gate on', 150);
  const back = await measure('One gate back', 150);
  for (const [name, times] of [
    ['forward', forward],
    ['back', back],
  ] as const) {
    const sorted = times.toSorted((a, b) => a - b);
    const [median, most] = [sorted[75]!, sorted[Math.floor(0.95 * 150)]!];
    context.diagnostic(
      `step ${name}: median ${median.toFixed(1)} ms, 95 % ${most.toFixed(1)} ms, most ${sorted.at(-1).toFixed(1)} ms`,
    );
    assert.ok(median < 16, `a step ${name} takes ${median} ms`);
  }
  await page.close();
});

/** A run with two test images of each class, and norms. */
function trainedRun(epochs: number, live: boolean): CircuitSnapshot {
  const snapshot = runSnapshot(layer(4, 2), epochs, live);
  const run = snapshot.run!;
  const probes = Array.from({ length: 8 }, (_, index) => ({ index, id: `slice-${index}`, label: index % 4 }));
  const recorded = run.epochs.map((one) => ({
    ...one,
    probes: probes.map(({ index }) => Array.from({ length: 4 }, (_x, k) => Math.sin(index + 2 * k + one.epoch / 7))),
  }));
  const norms = recorded.slice(1).map(({ epoch }) => ({ epoch, classical: 3 / epoch, quantum: 0.3 / epoch }));
  return { ...snapshot, run: { ...run, epochs: recorded, probes, norms } };
}

test(
  'training: the slider moves angles, expectations and norms; live runs are followed until it is moved',
  { skip },
  async () => {
    const snapshot = trainedRun(6, true);
    const { page, send, errors } = await openCircuitPage(browser, snapshot);
    const region = page.locator('.training');
    const said = (): Promise<string | null> => region.locator('.epochs output').textContent();
    assert.match((await said())!, /^After epoch 6 of 6/);
    const circuit = snapshot.drawn!.circuit as Circuit;
    const compiled = compile(circuit);
    const check = async (epoch: number): Promise<void> => {
      const { weights, probes } = snapshot.run!.epochs[epoch]!;
      const outputs = compiled.forward(
        Float64Array.from(probes.flat() as number[]),
        Float64Array.from(weights as number[]),
        8,
      );
      const texts = await region
        .locator('.output')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.querySelectorAll('.value')].map((output) => output.textContent ?? '')),
        );
      texts.forEach((byClass, output) =>
        byClass.forEach((text, label) => {
          const [a, b] = [outputs[4 * label + output]!, outputs[4 * (label + 4) + output]!];
          const [mean, spread] = text.replaceAll('−', '-').split(' ± ').map(Number);
          same(mean!, (a + b) / 2, 3, `epoch ${epoch}, output ${output}, class ${label}`);
          same(spread!, Math.abs(a - b) / Math.SQRT2, 3, `spread, epoch ${epoch}, output ${output}, class ${label}`);
        }),
      );
      assert.equal(texts.length, 4);
    };
    await check(6);
    const more = trainedRun(7, true);
    await send(more);
    await page.waitForFunction(() =>
      document.querySelector('.epochs output')?.textContent?.startsWith('After epoch 7'),
    );
    const slide = (to: number): Promise<void> =>
      region.locator('input[type=range]').evaluate((slider: HTMLInputElement, at) => {
        slider.value = String(at);
        slider.dispatchEvent(new Event('input'));
      }, to);
    await slide(2);
    await page.waitForFunction(() =>
      document.querySelector('.epochs output')?.textContent?.startsWith('After epoch 2'),
    );
    await check(2);
    assert.match((await region.locator('.key').textContent())!, /classical 1\.50quantum 0\.150/);
    await page.screenshot({ path: join(pictures, 'circuit-training.png'), fullPage: true });
    await send(trainedRun(8, true));
    await page.waitForFunction(() => document.querySelector('.epochs output')?.textContent?.includes('of 8'));
    assert.match((await said())!, /^After epoch 2/);
    await region.getByRole('button', { name: 'Newest' }).click();
    await page.waitForFunction(() =>
      document.querySelector('.epochs output')?.textContent?.startsWith('After epoch 8'),
    );
    compiled.dispose();
    assert.deepEqual(errors, []);
    await page.close();
  },
);

test('a run without circuit events says so', { skip }, async () => {
  const { run, ...snapshot } = runSnapshot(layer(3, 1), 0);
  const { page } = await openCircuitPage(browser, {
    ...snapshot,
    drawn: { ...snapshot.drawn!, weights: Array.from({ length: 9 }, () => 0.2) },
    run: { ...run!, epochs: [], probes: [] },
  });
  assert.match((await page.locator('.training').textContent())!, /did not record its circuit.*final weights are shown/);
  assert.equal(await page.locator('.epochs').isVisible(), false);
  await page.close();
});

test(
  'noise and shots: expectations with their spread beside the exact ones; refused where too large',
  { skip },
  async () => {
    const { run, ...snapshot } = trainedRun(3, false);
    const noise = { channels: [{ channel: 'depolarising', probability: 0.02 }] };
    const { page, send, errors } = await openCircuitPage(browser, { ...snapshot, run: { ...run!, noise, shots: 400 } });
    const region = page.locator('.noisy');
    await region.getByRole('switch').check();
    await page.waitForFunction(() => document.querySelectorAll('.noisy .reading').length === 4);
    assert.match(
      (await region.locator('p[role=status]').textContent())!,
      /density matrix.*32 repetitions with 400 shots/,
    );
    const circuit = snapshot.drawn!.circuit as Circuit;
    const weights = Float64Array.from(run!.epochs.at(-1).weights as number[]);
    const inputs = Float64Array.from([-1, -1 / 3, 1 / 3, 1]);
    const [noisy, exact] = [compile(circuit, { noise } as never), compile(circuit)];
    const [blurred, sharp] = [noisy, exact].map((one) => one.forward(inputs, weights, 1));
    const texts = await region.locator('.reading .value').allTextContents();
    texts.forEach((text, k) => {
      const [, mean, spread, clear] = /^(.*) ± (.*) exact (.*)$/.exec(text.replaceAll('−', '-'))!.map(Number);
      same(clear!, sharp![k]!, 3, `exact ${k}`);
      const expected = Math.sqrt((1 - blurred![k]! ** 2) / 400);
      assert.ok(Math.abs(mean! - blurred![k]!) < (5 * expected) / Math.sqrt(32), `mean ${k}: ${mean}, ${blurred![k]}`);
      assert.ok(spread! > 0.5 * expected && spread! < 1.6 * expected, `spread ${k}: ${spread}, ${expected}`);
    });
    for (const theme of ['dark', 'light', 'contrast'] as const)
      for (const width of [360, 1400]) {
        await page.setViewportSize({ width, height: 900 });
        const other = await openCircuitPage(
          browser,
          { ...snapshot, run: { ...run!, noise, shots: 400 } },
          { theme, viewport: { width, height: 900 } },
        );
        await other.page.locator('.noisy').getByRole('switch').check();
        await other.page.waitForFunction(() => document.querySelectorAll('.noisy .reading').length === 4);
        await other.page.screenshot({ path: join(pictures, `circuit-state-${theme}-${width}.png`), fullPage: true });
        const wide = await other.page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.equal(wide, false, `${theme} at ${width} px scrolls sideways`);
        await other.page.close();
      }
    await send({ ...runSnapshot(layer(14, 20), 1), run: { ...run!, id: 'other', noise, shots: 400 } });
    await page.waitForFunction(() => document.querySelector('.noisy [role=status]')?.textContent?.includes('14 wires'));
    assert.equal(await region.locator('.reading').count(), 0);
    noisy.dispose();
    exact.dispose();
    assert.deepEqual(errors, []);
    await page.close();
  },
);
