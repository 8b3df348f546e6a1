import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { predictionsToCsv } from '../../src/runs/predictions/predictions-csv';
import { parseCsv } from '../../src/shared/csv';
import { madeRun, trainingEvents } from '../support/runs/made-run';
import { openMetricsPage, type MetricsPageUnderTest } from '../support/pages/metrics-page';
import { launchChromium } from '../support/workbench/browser';
import { waitUntil } from '../support/workbench/wait-until';

const on = { timeout: 60_000 };

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

async function withPage(
  use: (page: Page, tested: MetricsPageUnderTest) => Promise<void>,
  prepare: (root: string) => readonly string[],
  state: Record<string, unknown> = {},
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'metrics-page-'));
  const tested = await openMetricsPage(browser, { root, runs: prepare(root), state });
  try {
    await use(tested.page, tested);
    assert.deepEqual(tested.errors, [], 'the console, where refused styles and scripts are told');
  } finally {
    await tested.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** The pixels of the first chart that shows. */
const picture = (page: Page): Promise<string> =>
  page
    .locator('.plot canvas')
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

const shownEpoch = (page: Page, text: string | RegExp) => page.locator('.runs .standing', { hasText: text }).waitFor();

test('charts move while a run trains, and say when it ends', on, async () => {
  let run!: ReturnType<typeof madeRun>;
  await withPage(
    async (page) => {
      await page.locator('.card', { hasText: 'Loss' }).first().waitFor();
      await shownEpoch(page, 'running');
      const first = await picture(page);
      run.append(
        trainingEvents(4, 20, 2).filter((event) => event.type !== 'state' && 'epoch' in event && event.epoch > 1),
      );
      const { milliseconds } = await waitUntil('a new picture', async () => (await picture(page)) !== first);
      assert.ok(milliseconds < 1000, `${Math.round(milliseconds)} ms behind`);
      run.change({ state: 'completed', epoch: 4 });
      await shownEpoch(page, 'completed, 4 of 4 epochs');
    },
    (folder) => {
      run = madeRun(folder, { epochs: 4 });
      run.append(trainingEvents(1, 20));
      return [run.path];
    },
  );
});

test('a page made anew shows what the one that was never hidden shows', on, async () => {
  let run!: ReturnType<typeof madeRun>;
  await withPage(
    async (page, tested) => {
      await page.locator('.plot canvas').first().waitFor();
      const hidden = await tested.another();
      await hidden.page.locator('.plot canvas').first().waitFor();
      const before = await picture(hidden.page);
      hidden.hide(true);
      run.append(trainingEvents(6, 16, 3).slice(60, 160));
      await waitUntil('the visible one moved', async () => (await picture(page)) !== before);
      assert.equal(await picture(hidden.page), before, 'the hidden one heard nothing');
      hidden.hide(false);
      const settled = async (): Promise<boolean> => (await picture(hidden.page)) === (await picture(page));
      await waitUntil('the same picture', settled);
      await hidden.page.reload();
      await hidden.page.locator('.plot canvas').first().waitFor();
      await waitUntil('the same picture after a reload', settled);
      await hidden.page.close();
    },
    (folder) => {
      run = madeRun(folder, { epochs: 6 });
      run.append(trainingEvents(6, 16, 3).slice(0, 60));
      return [run.path];
    },
  );
});

test('exports hold what scikit-learn computes from the same predictions', { timeout: 120_000 }, async () => {
  const { cases } = JSON.parse(readFileSync('test/golden/evaluation/metrics.json', 'utf8')) as { cases: Golden[] };
  for (const golden of cases) {
    const { classes, label, predicted, probabilities } = golden;
    const rows = label.map((of, i) => ({
      id: `s${i}`,
      group: `s${i}`,
      label: of,
      predicted: predicted[i]!,
      probabilities: probabilities[i]!,
    }));
    await withPage(
      async (page, { saved }) => {
        await page.locator('[aria-label="Confusion matrix"]').first().waitFor();
        const table = async (card: string, name: string): Promise<Map<string, Record<string, string>>> => {
          await page.getByRole('button', { name: `Export ${card}`, exact: true }).click();
          await page.getByRole('menuitem', { name: 'Save as CSV' }).click();
          const content = (await waitUntil('the file', () => saved.get(`${name}.csv`))).value as string;
          const { header, rows: lines } = parseCsv(content);
          return new Map(
            lines.map(({ fields }) => [fields[0]!, Object.fromEntries(header.map((key, i) => [key, fields[i]!]))]),
          );
        };
        const near = (text: string | undefined, wanted: number | null, what: string): void => {
          if (wanted === null || Number.isNaN(wanted)) assert.equal(text, '', what);
          else assert.ok(Math.abs(Number(text) - wanted) <= 1e-9, `${golden.name}, ${what}: ${text} for ${wanted}`);
        };
        const overall = await table('Test set', 'metrics');
        near(overall.get('Accuracy')?.['value'], golden.accuracy, 'accuracy');
        near(overall.get('Balanced accuracy')?.['value'], golden.balancedAccuracy, 'balanced accuracy');
        near(overall.get('Brier score')?.['value'], golden.brier, 'Brier');
        near(overall.get('Calibration error')?.['value'], golden.ece, 'ECE');
        near(overall.get('Log loss')?.['value'], golden.logLoss, 'log loss');
        const perClass = await table('Classes', 'classes');
        for (const average of ['macro', 'weighted', 'micro'] as const)
          for (const key of ['precision', 'recall', 'f1'] as const)
            near(perClass.get(`${average} average`)?.[key], golden[key][average], `${average} ${key}`);
        golden.perClass.forEach((one, c) => {
          const row = perClass.get(classes[c]!);
          for (const key of ['precision', 'recall', 'f1'] as const) near(row?.[key], one[key], `${key} of ${c}`);
          near(row?.['roc_auc'], one.rocAuc, `ROC-AUC of ${c}`);
          near(row?.['average_precision'], one.averagePrecision, `average precision of ${c}`);
        });
        const confusion = await table('Confusion matrix', 'confusion');
        golden.confusion.forEach((counts, row) =>
          counts.forEach((count, column) =>
            assert.equal(confusion.get(classes[row]!)?.[classes[column]!], String(count)),
          ),
        );
      },
      (folder) => {
        const run = madeRun(folder, { record: { state: 'completed', epoch: 4 } });
        writeFileSync(join(run.path, 'predictions.csv'), predictionsToCsv({ classes, rows }));
        return [run.path];
      },
      { tab: 'result' },
    );
  }
});

interface Golden {
  readonly name: string;
  readonly classes: readonly string[];
  readonly label: readonly number[];
  readonly predicted: readonly number[];
  readonly probabilities: readonly (readonly number[])[];
  readonly accuracy: number;
  readonly balancedAccuracy: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly ece: number;
  readonly precision: Record<'macro' | 'weighted' | 'micro', number>;
  readonly recall: Record<'macro' | 'weighted' | 'micro', number>;
  readonly f1: Record<'macro' | 'weighted' | 'micro', number>;
  readonly confusion: readonly (readonly number[])[];
  readonly perClass: readonly Record<'precision' | 'recall' | 'f1' | 'rocAuc' | 'averagePrecision', number | null>[];
}

test('a chart goes out as SVG and PNG', on, async () => {
  await withPage(
    async (page, { saved }) => {
      for (const kind of ['PNG', 'SVG']) {
        await page.getByRole('button', { name: 'Export Loss', exact: true }).click();
        await page.getByRole('menuitem', { name: `Save as ${kind}` }).click();
      }
      const { value: png } = await waitUntil('the PNG', () => saved.get('live-loss.png'));
      const { value: svg } = await waitUntil('the SVG', () => saved.get('live-loss.svg'));
      assert.ok(png instanceof Uint8Array && png.length > 5000);
      assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
      assert.match(String(svg), /^<svg xmlns[^]*best: 4[^]*<\/svg>$/);
      await page.locator('.status', { hasText: 'live-loss.svg saved.' }).waitFor();
    },
    (folder) => {
      const run = madeRun(folder);
      run.append(trainingEvents(4, 10));
      return [run.path];
    },
  );
});

test('best epochs and early stops of several runs: told where one points, in the table, in exports', on, async () => {
  await withPage(
    async (page, { saved }) => {
      const card = page.locator('.card[aria-label="Loss"]');
      await card.locator('.keys', { hasText: 'best epochearly stop' }).waitFor();
      await card.locator('.plot').focus();
      const note = card.locator('.note:not([hidden])');
      const told = new Set<string>();
      await waitUntil('both points of the shorter run were met', async () => {
        await page.keyboard.press('ArrowRight');
        for (const text of await note.locator('div').allTextContents()) {
          told.add(text);
          assert.ok((await card.locator('[aria-live]').textContent())!.includes(text), 'it is read out as well');
        }
        return told.has('short: early stop');
      });
      assert.deepEqual([...told], ['short: best epoch', 'short: early stop']);
      const shown = await picture(page);
      await card.getByRole('button', { name: 'short: validation' }).click();
      await waitUntil('another picture', async () => (await picture(page)) !== shown);
      const save = async (kind: string): Promise<string> => {
        await page.getByRole('button', { name: 'Export Loss', exact: true }).click();
        await page.getByRole('menuitem', { name: `Save as ${kind}` }).click();
        return (await waitUntil(`the ${kind}`, () => saved.get(`live-loss.${kind.toLowerCase()}`))).value as string;
      };
      const svg = await save('SVG');
      assert.match(svg, /short: training: 2 points, best epoch at 1, early stop at 2;/, 'on the line of it that shows');
      assert.match(svg, /long: validation: 4 points, best epoch at 4\./);
      const { header, rows } = parseCsv(await save('CSV'));
      assert.equal(header[1], 'marked');
      assert.deepEqual(
        rows.map(({ fields }) => [fields[0], fields[1]]).filter(([, marked]) => marked !== ''),
        [
          ['1', 'short: best epoch'],
          ['2', 'short: early stop'],
          ['4', 'long: best epoch'],
        ],
      );
    },
    (folder) => {
      const epochs = trainingEvents(4, 0);
      const short = madeRun(folder, { name: 'short', seed: 1, record: { state: 'completed', epoch: 2 } });
      short.append(epochs.slice(0, 3).map((event, i) => (i === 2 ? { ...event, best: false } : event)));
      short.append([{ type: 'state', state: 'completed' }]);
      const long = madeRun(folder, { name: 'long', seed: 2, record: { state: 'completed', epoch: 4 } });
      long.append(epochs);
      long.append([{ type: 'state', state: 'completed' }]);
      return [short.path, long.path];
    },
  );
});

test('a chart that was zoomed goes out as it shows', on, async () => {
  await withPage(
    async (page, { saved }) => {
      await page.locator('.card[aria-label="Loss"] .value', { hasText: /\d/ }).first().waitFor();
      for (const kind of ['SVG', 'CSV']) {
        await page.getByRole('button', { name: 'Export Loss', exact: true }).click();
        await page.getByRole('menuitem', { name: `Save as ${kind}` }).click();
      }
      const { value: svg } = await waitUntil('the SVG', () => saved.get('live-loss.svg') as string | undefined);
      const { value: csv } = await waitUntil('the CSV', () => saved.get('live-loss.csv') as string | undefined);
      const axis = Array.from(svg.matchAll(/text-anchor="middle">([\d.]+)</g), ([, text]) => Number(text));
      assert.ok(axis.length >= 3 && axis.every((at) => at >= 1 && at <= 2), axis.join());
      const { rows } = parseCsv(csv);
      assert.deepEqual([rows.length, rows[0]!.fields[0], rows.at(-1)!.fields[0]], [11, '1', '2']);
    },
    (folder) => {
      const run = madeRun(folder);
      run.append(trainingEvents(4, 10));
      return [run.path];
    },
    { view: { axis: 'epochs', smoothing: 0, range: { low: 1, high: 2 }, points: 800 } },
  );
});

test('a wide confusion matrix scrolls in its own box, its names whole', on, async () => {
  const classes = Array.from({ length: 10 }, (_, c) => `class with name ${c}`);
  await withPage(
    async (page) => {
      await page.setViewportSize({ width: 380, height: 800 });
      await page.locator('.confusion').waitFor();
      const found = await page.evaluate(() => {
        const box = document.querySelector('.confusion')!.parentElement!;
        box.scrollLeft = 200;
        const names = Array.from(document.querySelectorAll('.confusion th'));
        const first = document.querySelector('.confusion tbody th')!.getBoundingClientRect();
        return {
          page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          box: box.scrollWidth - box.clientWidth,
          cut: names.filter((name) => name.scrollWidth > name.clientWidth + 1).map(({ textContent }) => textContent),
          rowNames: first.left - box.getBoundingClientRect().left,
          cell: document.querySelector('.confusion .cell')!.getBoundingClientRect().width,
        };
      });
      assert.equal(found.page, 0, 'the page itself does not scroll sideways');
      assert.ok(found.box > 100, 'the matrix does');
      assert.deepEqual(found.cut, []);
      assert.ok(Math.abs(found.rowNames) < 2, 'names of rows stay in sight');
      assert.ok(found.cell >= 44, `cells are ${found.cell} px wide`);
    },
    (folder) => {
      const run = madeRun(folder, { record: { state: 'completed', epoch: 4 } });
      const rows = Array.from({ length: 100 }, (_, s) => {
        const predicted = (s + (s % 7 === 0 ? 1 : 0)) % 10;
        const probabilities = classes.map((_name, c) => (c === predicted ? 0.82 : 0.02));
        return { id: `s${s}`, group: `g${s}`, label: s % 10, predicted, probabilities };
      });
      writeFileSync(join(run.path, 'predictions.csv'), predictionsToCsv({ classes, rows }));
      return [run.path];
    },
    { tab: 'result' },
  );
});

test('two runs are compared: what differs is told, nothing is called better without a test', on, async () => {
  await withPage(
    async (page) => {
      await page.getByText('Is there a difference?').waitFor();
      await page.getByText(/No significant difference in accuracy/).waitFor();
      await page.locator('[aria-label="Values that differ"] td.marked', { hasText: '9' }).first().waitFor();
      const names = page.locator('.runs-table tbody tr td:nth-child(2)');
      assert.deepEqual(await names.allTextContents(), ['hybrid', 'control', 'third']);
      await page.getByRole('button', { name: 'Name' }).click();
      await waitUntil('sorted', async () => (await names.allTextContents()).join() === 'control,hybrid,third');
      await page.getByRole('searchbox', { name: 'Filter runs' }).fill('name:control');
      await waitUntil('filtered', async () => (await names.count()) === 1);
      await page.getByRole('searchbox', { name: 'Filter runs' }).fill('');
      await page.getByLabel(/^Show third/).check();
      await page.locator('.runs .name', { hasText: 'third' }).waitFor();
      assert.equal(await page.locator('.runs li').count(), 3);
    },
    (folder) =>
      ['third', 'control', 'hybrid']
        .map((name, i) => {
          const run = madeRun(folder, { name, seed: i, epochs: 7 + i, record: { state: 'completed', epoch: 7 + i } });
          run.append(trainingEvents(3, 4, i));
          const rows = Array.from({ length: 40 }, (_, s) => {
            const predicted = s % 10 < i ? 1 - (s % 2) : s % 2;
            return {
              id: `s${s}`,
              group: `g${s}`,
              label: s % 2,
              predicted,
              probabilities: predicted === 0 ? [0.8, 0.2] : [0.2, 0.8],
            };
          });
          writeFileSync(join(run.path, 'predictions.csv'), predictionsToCsv({ classes: ['no', 'yes'], rows }));
          return run.path;
        })
        .slice(1),
    { tab: 'compare' },
  );
});

test('charts are read by keyboard, and their figures stand in a table', on, async () => {
  await withPage(
    async (page) => {
      const card = page.locator('.card[aria-label="Loss"]');
      await card.locator('.legend .value', { hasText: /\d/ }).first().waitFor();
      await card.locator('.plot').focus();
      await waitUntil('a value is read', async () => {
        await page.keyboard.press('ArrowRight');
        return (await card.locator('.position').textContent())?.startsWith('epoch') === true;
      });
      assert.match((await card.locator('[aria-live]').textContent())!, /epoch .*training/);
      await page.keyboard.press('+');
      await page.getByRole('button', { name: 'Show all' }).and(page.locator(':enabled')).waitFor();
      await page.keyboard.press('0');
      await page.getByRole('button', { name: 'Show all' }).and(page.locator(':disabled')).waitFor();
      await page.getByRole('button', { name: 'Loss: figures as a table' }).click();
      await waitUntil('a row a batch', async () => (await card.locator('tbody tr').count()) === 40);
      await page.getByRole('tab', { name: 'Live' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByText('There are no predictions yet').waitFor();
    },
    (folder) => {
      const run = madeRun(folder);
      run.append(trainingEvents(4, 10));
      return [run.path];
    },
  );
});
