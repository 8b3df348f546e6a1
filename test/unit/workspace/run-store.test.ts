import assert from 'node:assert/strict';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../../../src/runs/control/wish';
import { KnownRun } from '../../../src/workspace/runs/known-run';
import { RunStore, type SaidByRun } from '../../../src/workspace/runs/run-store';
import { temporaryFolder } from '../runs/temporary-folder';
import { batchLine, deadPid, epochLine, logLine, record, writeRun } from './fake-run';
import { until } from './until';

async function storeOf(context: TestContext, root: string): Promise<RunStore> {
  const store = new RunStore();
  context.after(() => store.dispose());
  await store.setRoots([root]);
  return store;
}

const own = record('x').process;

test('runs are listed newest first; broken ones told, and what appears or goes is noticed', async (context) => {
  const root = temporaryFolder(context);
  writeRun(root, '20260101-a');
  writeRun(root, '20260102-b');
  const broken = writeRun(root, '20260103-c');
  writeFileSync(join(broken, 'run.json'), '{');
  const store = await storeOf(context, root);
  const ids = (): string[] => store.runs.map((run) => run.record.id);
  assert.deepEqual(ids(), ['20260102-b', '20260101-a']);
  assert.deepEqual(
    store.unreadable.map(({ code }) => code),
    ['run.unreadable-record'],
  );
  const added = writeRun(root, '20260104-d');
  await until(() => ids().length === 3, 2000);
  assert.equal(store.run(added)?.standing.state, 'completed');
  rmSync(added, { recursive: true });
  await until(() => ids().length === 2, 6000);
});

test('a root that has no runs yet shows its first', async (context) => {
  const root = temporaryFolder(context);
  const store = await storeOf(context, root);
  assert.deepEqual(store.runs, []);
  writeRun(root, '20260101-a');
  await until(() => store.runs.length === 1, 7000);
});

test('a live run shows its progress, its wish to stop, and its end', async (context) => {
  const root = temporaryFolder(context);
  const data = {
    classes: ['a', 'b'],
    samples: { train: [500, 500], validation: [0, 0], test: [5, 5] },
    groups: { train: 1, validation: 0, test: 1 },
    setAside: 0,
  };
  const path = writeRun(root, 'live', { state: 'running', epoch: 0, data }, logLine('old') + batchLine(1, 50));
  const store = await storeOf(context, root);
  const said: SaidByRun[] = [];
  store.onDidSay((one) => said.push(one));
  // 1000 images at 200 a second: 5 s an epoch, 9.5 epochs left
  assert.deepEqual(store.run(path)?.live, {
    ...{ epoch: 1, epochs: 10, batch: 50, batches: 100 },
    ...{ loss: 0.5, accuracy: 0.75, imagesPerSecond: 200, secondsLeft: 47.5 },
  });
  appendFileSync(
    join(path, 'events.ndjson'),
    epochLine(1) + logLine('new, and "type":"batch" in it') + batchLine(2, 100).slice(0, 30),
  );
  // A whole epoch took 10 s with its evaluation
  await until(() => store.run(path)?.live?.secondsLeft === 95, 2000);
  appendFileSync(join(path, 'events.ndjson'), batchLine(2, 100).slice(30));
  await until(() => store.run(path)?.live?.epoch === 2, 2000);
  assert.equal(store.run(path)?.live?.secondsLeft, 80);
  assert.deepEqual(
    said.map(({ run, event }) => [run, event.message]),
    [[path, 'new, and "type":"batch" in it']],
  );
  ask(path, 'stop');
  await until(() => store.run(path)?.stopping === true, 2000);
  writeFileSync(join(path, 'run.json'), JSON.stringify(record('live', { state: 'stopped', epoch: 2 })));
  await until(() => store.run(path)?.standing.state === 'stopped', 2000);
  assert.deepEqual([store.run(path)?.live, store.run(path)?.stopping], [undefined, false]);
});

test('files prepared are told before the first batch', async (context) => {
  const root = temporaryFolder(context);
  const path = writeRun(root, 'new', { state: 'preparing', epoch: 0, preparing: { done: 5, total: 20 } });
  const store = await storeOf(context, root);
  assert.deepEqual(store.run(path)?.live?.preparing, { done: 5, total: 20 });
});

test('a run whose trainer is dead is resumable at its epoch; a silent one says so with a reason', async (context) => {
  const root = temporaryFolder(context);
  const longAgo = new Date(Date.now() - 600_000).toISOString();
  const dead = writeRun(root, 'dead', { state: 'running', process: { ...own, pid: deadPid } });
  const reused = writeRun(root, 'reused', { state: 'running', process: { ...own, stamp: 'another boot' } });
  const silent = writeRun(root, 'silent', { state: 'running', process: { ...own, heartbeat: longAgo } });
  const store = await storeOf(context, root);
  const { state, resumable, epoch, reason } = store.run(dead)!.standing;
  assert.deepEqual([state, resumable, epoch], ['died', true, 3]);
  assert.match(reason!.what, /after epoch 3 of 10/);
  // A process with the same number that began at another time is another program
  assert.equal(store.run(reused)!.standing.state, process.platform === 'linux' ? 'died' : 'running');
  const standing = store.run(silent)!.standing;
  assert.deepEqual([standing.state, standing.resumable], ['silent', false]);
  assert.match(standing.reason!.what, /for 600 seconds/);
});

test('a trainer that dies without a word is noticed', async (context) => {
  const root = temporaryFolder(context);
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const path = writeRun(root, 'x', {
    state: 'running',
    process: { ...own, pid: child.pid!, stamp: undefined as never },
  });
  const store = await storeOf(context, root);
  assert.equal(store.run(path)?.standing.state, 'running');
  child.kill('SIGKILL');
  await until(() => store.run(path)?.standing.state === 'died', 3000);
});

test('a live run may be forgotten while it is read, and be looked at again', async (context) => {
  const root = temporaryFolder(context);
  const run = new KnownRun(writeRun(root, 'live', { state: 'running' }, batchLine(1, 50)), {
    touched: () => undefined,
    said: () => undefined,
  });
  context.after(() => run.stop());
  const looks = Array.from({ length: 20 }, async (_, i) => {
    const look = run.look();
    for (let turns = 0; turns < i; turns++) await setImmediate();
    run.stop();
    return look;
  });
  assert.ok((await Promise.all(looks)).every((seen) => seen !== 'gone'));
  assert.equal(run.shown?.live?.batch, 50);
});

test('changes are told at most ten times a second', async (context) => {
  const root = temporaryFolder(context);
  const path = writeRun(root, 'live', { state: 'running' });
  const store = await storeOf(context, root);
  let told = 0;
  store.onDidChange(() => told++);
  const begun = performance.now();
  for (let batch = 1; performance.now() - begun < 1500; batch++) {
    appendFileSync(join(path, 'events.ndjson'), batchLine(1, Math.min(100, batch)));
    await sleep(2);
  }
  assert.ok(told >= 5 && told <= 17, `told ${told} times in 1.5 s`);
});
