import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { composeReport } from '../../src/reporting/report/compose-report';
import { reportToHtml } from '../../src/reporting/report/html-report';
import { findChromium, launchChromium } from '../support/workbench/browser';
import { simulatedReading } from '../unit/reporting/simulated-reading';

const methods = [
  { name: 'hybrid', quantum: true },
  { name: 'control', quantum: false },
];
const readings = methods.flatMap((method) => [1, 2].map((seed) => simulatedReading({ ...method, seed })));

test('reports open offline, ask for nothing, fit the page and can be read in light and dark', async (context) => {
  if (findChromium() === undefined) return context.skip('there is no Chromium in the path');
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-report-'));
  const browser = await launchChromium();
  context.after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, shown] of [
    ['run', readings.slice(0, 1)],
    ['comparison', readings],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, reportToHtml(composeReport(shown), 'Hybrid QML'));
      const page = await browser.newPage({ colorScheme, viewport: { width: 420, height: 800 } });
      const [asked, said]: [string[], string[]] = [[], []];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      for (const summary of await page.locator('summary').all()) await summary.click();
      assert.deepEqual(asked, [pathToFileURL(file).href]);
      assert.deepEqual(said, [], 'the content policy refuses nothing the page needs');
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      assert.equal(wide, false, 'a narrow page does not scroll sideways');
      const colours = await page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body);
        return {
          color,
          backgroundColor,
          chart: getComputedStyle(document.querySelector('svg path[stroke*="--chart-1"]')!).stroke,
        };
      });
      assert.ok(contrast(colours.color, colours.backgroundColor) >= 7);
      assert.ok(
        contrast(colours.chart, colours.backgroundColor) >= 3,
        `${colours.chart} on ${colours.backgroundColor}`,
      );
      assert.ok((await page.getByRole('img').count()) > 4);
      assert.ok((await page.getByRole('table').count()) > 4);
      await page.close();
    }
});

/** Of two colours as the browser computes them (WCAG 2). */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const parts = (colour.match(/\d+(\.\d+)?/g) ?? []).slice(0, 3).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
}
