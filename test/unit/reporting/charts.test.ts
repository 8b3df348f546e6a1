import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { confusionChart } from '../../../src/reporting/charts/confusion-chart';
import { precisionRecallChart, rocChart } from '../../../src/reporting/charts/curve-charts';
import { histogramChart } from '../../../src/reporting/charts/histogram-chart';
import { lineChart } from '../../../src/reporting/charts/line-chart';
import { linePath, stepPath } from '../../../src/reporting/charts/line-path';
import { paperLook, themeLook } from '../../../src/reporting/charts/look';
import { reliabilityChart } from '../../../src/reporting/charts/reliability-chart';
import { linearScale, logarithmicScale, roundedScale } from '../../../src/reporting/charts/scale';
import { perClass } from '../../../src/reporting/report/result-section';
import { confusionMatrix } from '../../../src/reporting/result/confusion';
import { precisionRecallCurve, rocCurve } from '../../../src/reporting/result/curves';
import { confidenceHistogram } from '../../../src/reporting/result/histograms';
import { reliability } from '../../../src/reporting/result/reliability';
import type { Points } from '../../../src/reporting/series/growing-series';
import { simulatedReading } from './simulated-reading';

const { predictions } = simulatedReading().result!;
const points = (values: readonly number[]): Points => ({
  epochs: Float64Array.from(values, (_, i) => i + 1),
  seconds: new Float64Array(values.length),
  values: Float64Array.from(values),
});
const charts = {
  lines: (look: typeof paperLook) =>
    lineChart(
      { title: 'A & <b>', xTitle: 'epochs', yTitle: 'loss', lines: [{ name: 'x', points: points([3, NaN, 1, 2]) }] },
      look,
    ),
  nothing: (look: typeof paperLook) => lineChart({ title: 'none', xTitle: 'x', yTitle: 'y', lines: [] }, look),
  one: (look: typeof paperLook) =>
    lineChart(
      { title: 'one', xTitle: 'x', yTitle: 'y', lines: [{ name: 'x', points: points([0]) }], logarithmic: true },
      look,
    ),
  roc: (look: typeof paperLook) => rocChart(perClass(predictions, rocCurve), look),
  precisionRecall: (look: typeof paperLook) => precisionRecallChart(perClass(predictions, precisionRecallCurve), look),
  confusion: (look: typeof paperLook) => confusionChart(confusionMatrix(predictions), look),
  reliability: (look: typeof paperLook) => reliabilityChart(reliability(predictions), look),
  histogram: (look: typeof paperLook) => histogramChart(confidenceHistogram(predictions), look, { title: 't', x: 'p' }),
};

for (const [name, draw] of Object.entries(charts))
  test(`the chart ‘${name}’ is well-formed, has no NaN in it, and takes its colours from its look`, () => {
    for (const look of [paperLook, themeLook]) {
      const svg = draw(look);
      assert.doesNotMatch(svg, /NaN|undefined|Infinity|<b>|style=/);
      assert.equal((svg.match(/<[a-z]/g) ?? []).length, (svg.match(/\/>|<\/[a-z]/g) ?? []).length);
    }
    assert.doesNotMatch(draw(paperLook), /var\(/);
    assert.match(draw(paperLook), /fill="#ffffff"/);
    assert.doesNotMatch(draw(themeLook), /fill="#/);
  });

test('ticks lie on the axis, rising, written apart', () => {
  const range = fc.tuple(
    fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
  );
  fc.assert(
    fc.property(range, ([low, width]) => {
      fc.pre(low + width > low + Math.abs(low) * 1e-4);
      for (const scale of [
        linearScale(low, low + width),
        roundedScale(low, low + width),
        logarithmicScale(width, width * 3),
      ]) {
        assert.ok(scale.ticks.length >= 2);
        for (const { value } of scale.ticks) assert.ok(scale.share(value) > -1e-6 && scale.share(value) < 1 + 1e-6);
        assert.ok(scale.low <= (scale.logarithmic ? width : low) + 1e-9 * width);
      }
      const texts = roundedScale(low, low + width).ticks.map(({ text }) => text);
      assert.equal(new Set(texts).size, texts.length, texts.join(' '));
    }),
  );
});

test('paths break at gaps and leave out what lies on a straight line', () => {
  assert.equal(linePath([0, 1, 2, 3], [0, 0, 0, 5]), 'M0 0L2 0L3 5');
  assert.equal(linePath([0, 1, 2, 3], [0, NaN, 1, 2]), 'M0 0M2 1L3 2');
  assert.equal(stepPath([0, 1, 2], [0, 5, 5]), 'M0 0L1 0L1 5L2 5');
});

test('a long curve is drawn by its extremes', () => {
  const long = points(Array.from({ length: 100_000 }, (_, i) => (i === 50_000 ? 1000 : i % 10)));
  const svg = lineChart({ title: 'long', xTitle: 'x', yTitle: 'y', lines: [{ name: 'x', points: long }] }, paperLook);
  assert.ok(svg.length < 30_000);
  // The spike reaches the top of the plot.
  assert.match(svg, /L[\d.]+ 28[L"]/);
});

test('a chart of a part of its axis shows that part alone', () => {
  const all = points(Array.from({ length: 100 }, (_, i) => (i < 50 ? 1000 : 1 + i / 100)));
  const chart = {
    title: 'part',
    xTitle: 'x',
    yTitle: 'y',
    lines: [{ name: 'x', points: all }],
    marks: [
      { epochs: 10, text: 'before' },
      { epochs: 65, text: 'within' },
    ],
  };
  const texts = (svg: string): string[] => Array.from(svg.matchAll(/<text [^>]*>([^<]*)</g), ([, text]) => text!);
  const whole = texts(lineChart(chart, paperLook));
  assert.ok(whole.includes('1000') && whole.includes('before') && whole.includes('20'));
  const svg = lineChart({ ...chart, range: { low: 60, high: 70 } }, paperLook);
  const part = texts(svg);
  assert.ok(part.includes('60') && part.includes('70') && part.includes('within'), part.join());
  for (const outside of ['1000', 'before', '20', '80']) assert.ok(!part.includes(outside), outside);
  assert.match(svg, /1[123] points/, 'those from 60 to 70, and one beyond either end');
  assert.doesNotMatch(svg, /NaN|undefined/);
});

test('points that stand out lie on their line in its colour, their shapes told apart without it', () => {
  const chart = {
    title: 'marked',
    xTitle: 'x',
    yTitle: 'y',
    lines: [
      { name: 'a', points: points([0, 10, 20]), marks: [{ epochs: 1, kind: 'best' as const }] },
      { name: 'b', points: points([0, 5, 10]), marks: [{ epochs: 2, kind: 'stoppedEarly' as const }] },
    ],
  };
  const svg = lineChart(chart, paperLook);
  const drawn = Array.from(
    svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L[^"]*Z" fill="(#\w+)" stroke="(#\w+)"/g),
    (found) => found.slice(1),
  );
  assert.deepEqual(
    drawn.map(([, , fill, stroke]) => [fill, stroke]),
    [
      [paperLook.colours[0], '#ffffff'],
      ['#ffffff', paperLook.colours[1]],
    ],
  );
  for (const name of ['best epoch', 'early stop']) assert.equal(svg.split(`>${name}</text>`).length, 2, name);
});
