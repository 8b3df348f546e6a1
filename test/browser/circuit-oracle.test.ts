import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { QuantumConfig } from '../../src/experiment/schema/quantum';
import type { CircuitSnapshot } from '../../src/webviews/circuit/contract';
import { drawCircuit } from '../../src/webviews/circuit/host/draw-experiment';
import { openCircuitPage } from '../support/pages/circuit-page';
import { parsed, parsedComplex, same, shownState, stepTo, type ShownState } from '../support/pages/shown-state';
import { findChromium, launchChromium } from '../support/workbench/browser';

const skip = findChromium() === undefined ? 'there is no Chromium in the path' : false;
let browser: Browser;
before(async () => {
  if (skip === false) browser = await launchChromium();
});
after(() => browser?.close());

/** What PennyLane computed behind so many gates. */
interface GoldenState {
  readonly position: number;
  readonly re: readonly number[];
  readonly im: readonly number[];
  readonly bloch: readonly (readonly number[])[];
  /** Of each wire, in bits. */
  readonly entropies: readonly number[];
  /** Between wires 0 … k and the others. */
  readonly cuts: readonly number[];
}

interface GoldenCase {
  readonly name: string;
  readonly config: QuantumConfig;
  readonly gates: number;
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  readonly states: readonly GoldenState[];
}

const path = join(__dirname, '..', 'golden', 'quantum', 'pennylane-states.json');
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly GoldenCase[] };

/** Every number of the state region, to the digits shown; gives how many there were. */
function compare(shown: ShownState, golden: GoldenState, at: string): number {
  let count = 0;
  const equal = (text: string | number, expected: number, digits: number, what: string): void => {
    same(text, expected, digits, `${at}, ${what}`);
    count++;
  };
  assert.equal(shown.spheres.length, golden.bloch.length, at);
  shown.spheres.forEach(({ label, length, entropy }, wire) => {
    const texts = [...label.matchAll(/⟩ (−?[\d.]+)/g)].map((match) => match[1]!);
    golden.bloch[wire]!.forEach((value, axis) => equal(texts[axis]!, value, 4, `q${wire} ${'XYZ'[axis]}`));
    equal(length, Math.hypot(...golden.bloch[wire]!), 4, `length of q${wire}`);
    equal(entropy, golden.entropies[wire]!, 4, `entropy of q${wire}`);
  });
  assert.equal(shown.rows.length, Math.min(16, golden.re.length), at);
  for (const [ket = '', , probability = '', amplitude = '', phase = ''] of shown.rows) {
    const index = parseInt(ket.slice(1, -1), 2);
    const [re, im] = [golden.re[index]!, golden.im[index]!];
    equal(probability, re * re + im * im, 4, `probability of ${ket}`);
    const [shownRe, shownIm] = parsedComplex(amplitude);
    equal(shownRe, re, 4, `real part of ${ket}`);
    equal(shownIm, im, 4, `imaginary part of ${ket}`);
    if (phase === '–') continue;
    const turn = parsed(phase) - Math.atan2(im, re) / Math.PI;
    equal(turn - 2 * Math.round(turn / 2), 0, 3, `phase of ${ket}`);
  }
  assert.equal(shown.cuts.length, golden.cuts.length, at);
  shown.cuts.forEach((text, k) => equal(text, golden.cuts[k]!, 4, `cut ${k}`));
  return count;
}

for (const { name, config, gates, inputs, weights, states } of cases)
  test(`${name}: amplitudes, phases and entropies on the page are PennyLane’s`, { skip }, async (context) => {
    const source = { kind: 'experiment', uri: 'file:///golden.experiment.yaml' } as const;
    const drawn = drawCircuit(config);
    assert.equal(drawn.circuit.operations.length, gates);
    const snapshot: CircuitSnapshot = { source, title: 'golden', drawn: { ...drawn, weights: [...weights] } };
    const state = { source, position: 0, folded: [], view: { zoom: 1, left: 0, top: 0 }, inputs };
    const { page, errors } = await openCircuitPage(browser, snapshot, { state });
    let count = 0;
    for (const golden of states) {
      await stepTo(page, golden.position);
      count += compare(await shownState(page), golden, `after ${golden.position} of ${gates}`);
    }
    context.diagnostic(`${count} numbers at ${states.length} positions`);
    assert.deepEqual(errors, []);
    await page.close();
  });
