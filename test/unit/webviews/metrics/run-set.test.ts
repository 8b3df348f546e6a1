import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checked } from '../../../../src/webviews/messages/messages';
import { metricsContract, type MetricsSnapshot } from '../../../../src/webviews/metrics/contract';
import { RunSet } from '../../../../src/webviews/metrics/host/run-set';
import { firstView } from '../../../../src/webviews/metrics/view';
import { madeRun, trainingEvents } from '../../../support/runs/made-run';
import { waitUntil } from '../../../support/workbench/wait-until';

async function withRoot(use: (root: string, set: RunSet, shown: () => MetricsSnapshot | undefined) => Promise<void>) {
  const root = mkdtempSync(join(tmpdir(), 'metrics-'));
  let latest: MetricsSnapshot | undefined;
  const set = new RunSet({ roots: [root], show: (snapshot) => (latest = snapshot) });
  try {
    await use(root, set, () => latest);
  } finally {
    set.dispose();
    rmSync(root, { recursive: true, force: true });
  }
}

const pointsOf = (snapshot: MetricsSnapshot | undefined, name: string): number =>
  snapshot?.runs[0]?.curves.find((curve) => curve.name === name)?.recorded ?? 0;

test('a live run is behind by less than a second, and what is shown has the contract’s form', async () => {
  await withRoot(async (root, set, shown) => {
    const run = madeRun(root, { epochs: 4 });
    run.append(trainingEvents(1, 20));
    set.showRuns([run.path]);
    await waitUntil('first epoch', () => pointsOf(shown(), 'train.loss') === 1);
    const began = performance.now();
    run.append(trainingEvents(1, 20).map((event) => (event.type === 'state' ? event : { ...event, epoch: 2 })));
    await waitUntil('second epoch', () => pointsOf(shown(), 'train.loss') === 2, { interval: 10 });
    assert.ok(performance.now() - began < 1000, `${Math.round(performance.now() - began)} ms behind`);
    assert.ok('ok' in checked(metricsContract.snapshot, shown()));
    assert.deepEqual(shown()!.runs[0]!.marks, [{ kind: 'best', epochs: 2, at: 2 }]);
  });
});

test('a trainer that is gone is told, as are its end and its predictions', async () => {
  await withRoot(async (root, set, shown) => {
    const run = madeRun(root);
    set.showRuns([run.path]);
    await waitUntil('alive', () => shown()?.runs[0]?.liveness === 'alive');
    run.change({ process: { ...run.record.process, pid: 2 ** 30 } });
    await waitUntil('dead', () => shown()?.runs[0]?.liveness === 'dead');
    run.change({ state: 'completed', epoch: 4 });
    await waitUntil('ended', () => shown()?.runs[0]?.liveness === 'ended');
  });
});

test('a folder that is no run is told, not shown', async () => {
  await withRoot(async (root, set, shown) => {
    set.showRuns([join(root, 'nothing')]);
    await waitUntil('broken', () => shown()?.broken.length === 1);
    assert.match(shown()!.broken[0]!.what, /nothing/);
    assert.equal(shown()!.runs.length, 0);
  });
});

test('all runs to be seen are told, so that a page can keep them', async () => {
  await withRoot(async (root, set) => {
    const wanted = [madeRun(root).path, join(root, 'nothing')];
    set.showRuns(wanted);
    assert.deepEqual(set.snapshot().paths, wanted);
    await waitUntil('read', () => set.snapshot().runs.length === 1 && set.snapshot().broken.length === 1);
    assert.deepEqual(set.snapshot().paths, wanted);
  });
});

test('a view is answered at once and for that view', async () => {
  await withRoot(async (root, set, shown) => {
    const run = madeRun(root);
    run.append(trainingEvents(4, 50));
    set.showRuns([run.path]);
    await waitUntil('read', () => pointsOf(shown(), 'train.loss') === 4);
    const view = { ...firstView, smoothing: 0.6, axis: 'seconds' as const };
    set.showView(view);
    assert.deepEqual(shown()!.view, view);
    assert.ok(shown()!.runs[0]!.curves.every(({ smooth, recorded }) => smooth !== undefined || recorded < 3));
    assert.equal(
      shown()!.runs[0]!.marks[0]!.at,
      shown()!.runs[0]!.curves.find(({ name }) => name === 'train.loss')!.x[3],
    );
  });
});

test('runs of other roots are listed once they are shown, each once', async () => {
  await withRoot((root, set) => {
    const other = mkdtempSync(join(tmpdir(), 'metrics-other-'));
    const run = madeRun(other, { name: 'elsewhere' });
    set.showRuns([run.path]);
    assert.deepEqual(set.roots, [root, other]);
    rmSync(other, { recursive: true });
    return Promise.resolve();
  });
});

test('a view is pictured when it changes, not when it is asked for again', async () => {
  await withRoot(async (root, set, shown) => {
    const run = madeRun(root, { record: { state: 'completed', epoch: 4 } });
    run.append(trainingEvents(4, 5));
    set.showRuns([run.path]);
    await waitUntil('read', () => pointsOf(shown(), 'train.loss') === 4);
    set.showView({ ...firstView, smoothing: 0.5 });
    const smoothed = shown();
    assert.equal(smoothed?.view.smoothing, 0.5);
    set.showView({ ...firstView, smoothing: 0.5 });
    assert.equal(shown(), smoothed);
  });
});
