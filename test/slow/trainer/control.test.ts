import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { renewLease } from '../../../src/runs/control/window-lease';
import { ask, pendingWishes } from '../../../src/runs/control/wish';
import { readRun } from '../../../src/runs/read-run';
import { isGone } from '../../../src/runs/writer';
import { commandLine, hashes, hosted, runIn, runWhen, trainer, workspace } from './processes';

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-control-'));
const place = (name: string, epochs: number): { root: string; file: string } =>
  workspace(join(folder, `${name} Größe 日本`), epochs);
const epochs = 12;
let reference: Record<string, string>;

before(async () => {
  const { root, file } = place('uninterrupted', epochs);
  assert.deepEqual(await trainer('--experiment', file, '--runs', root).end, { code: 0, said: '' });
  reference = hashes(runIn(root)!);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a trainer goes on when the process that forked it is killed, and leaves no process behind', async () => {
  const { host, run, pid } = await hosted(place('host killed', epochs));
  await runWhen(
    () => run,
    ({ record }) => record.epoch >= 1,
  );
  host.kill('SIGKILL');
  const { record } = await runWhen(
    () => run,
    ({ record: { state } }) => state === 'completed',
  );
  assert.equal(record.process.pid, pid);
  assert.deepEqual(hashes(run), reference);
  await runWhen(
    () => run,
    () => isGone(record.process),
    10,
  );
});

test('killed itself, it shows as dead at its epoch and resumes to the same bits', async () => {
  const { host, run, pid } = await hosted(place('trainer killed', epochs));
  await runWhen(
    () => run,
    ({ record }) => record.epoch >= 2,
  );
  process.kill(-pid, 'SIGKILL');
  const { record } = await runWhen(
    () => run,
    ({ liveness }) => liveness === 'dead',
    5,
  );
  assert.ok(record.epoch >= 2 && record.state === 'running');
  assert.equal((await trainer('--resume', run).end).code, 0);
  assert.deepEqual(hashes(run), reference);
  host.kill();
});

test('asked by files in its run folder it writes a checkpoint, goes on, stops with one, and resumes to the same bits', async () => {
  const { root, file } = place('asked', epochs);
  const first = trainer('--experiment', file, '--runs', root);
  const { path } = await runWhen(
    () => runIn(root),
    ({ record }) => record.epoch >= 1,
  );
  const asked = await commandLine('checkpoint', path).end;
  assert.deepEqual(asked, { code: 0, said: '' });
  await runWhen(
    () => path,
    () => pendingWishes(path).length === 0,
    5,
  );
  ask(path, 'stop');
  assert.equal((await first.end).code, 0);
  const { record } = readRun(path);
  assert.equal(record.state, 'stopped');
  const events = readFileSync(join(path, 'events.ndjson'), 'utf8');
  assert.match(events, /Asked for a checkpoint/);
  assert.match(events, /Asked to stop/);
  const refused = await commandLine('stop', path).end;
  assert.equal(refused.code, 1);
  assert.match(refused.said, /No trainer works on this run/);
  // A wish that nobody took up does not stop the next trainer
  ask(path, 'stop');
  assert.equal((await trainer('--resume', path).end).code, 0);
  assert.equal(readRun(path).record.state, 'completed');
  assert.deepEqual(hashes(path), reference);
});

test('of two trainers that resume one run at the same time, one is refused', async () => {
  const { root, file } = place('twice', epochs);
  const first = trainer('--experiment', file, '--runs', root);
  const { path } = await runWhen(
    () => runIn(root),
    ({ record }) => record.epoch >= 1,
  );
  first.child.kill('SIGKILL');
  await first.end;
  const ends = await Promise.all([
    trainer('--resume', path).end,
    trainer('--resume', path).end,
    trainer('--resume', path).end,
  ]);
  assert.deepEqual(ends.map(({ code }) => code).sort(), [0, 1, 1]);
  for (const { code, said } of ends) if (code === 1) assert.match(said, /still writing this run/);
  assert.deepEqual(hashes(path), reference);
  assert.ok(!readdirSync(path).includes('run.lock'));
});

test('without its window it stops with a checkpoint after half a minute, where that was wanted', async () => {
  const { root, file } = place('window gone', 2000);
  const { end } = trainer('--experiment', file, '--runs', root);
  const { path } = await runWhen(
    () => runIn(root),
    ({ record }) => record.state === 'running',
  );
  const closed = performance.now();
  await renewLease(path, 'stop');
  assert.equal((await end).code, 0);
  const seconds = (performance.now() - closed) / 1000;
  assert.ok(seconds > 25 && seconds < 50, `${seconds} s`);
  assert.equal(readRun(path).record.state, 'stopped');
  assert.match(readFileSync(join(path, 'events.ndjson'), 'utf8'), /Its window is gone/);
});
