import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, pendingWishes, takeWishes } from '../../../src/runs/control/wish';
import { LeaseWatch, readLease, renewLease } from '../../../src/runs/control/window-lease';
import { lockRun } from '../../../src/runs/run-lock';
import { isGone, ownWriter, type Writer } from '../../../src/runs/writer';
import { Failure } from '../../../src/shared/failure';
import { temporaryFolder } from './temporary-folder';

const failsWith = (code: string) => (thrown: unknown) => thrown instanceof Failure && thrown.code === code;
/** Of a process that has ended. */
const deadPid = Number(execFileSync(process.execPath, ['-p', 'process.pid']));

test('a wish is told once, and a folder that takes none says so', (context) => {
  const run = temporaryFolder(context);
  assert.deepEqual(takeWishes(run), []);
  ask(run, 'checkpoint');
  ask(run, 'stop');
  ask(run, 'stop');
  assert.deepEqual(pendingWishes(run), ['stop', 'checkpoint']);
  assert.deepEqual(takeWishes(run), ['stop', 'checkpoint']);
  assert.deepEqual(takeWishes(run), []);
  assert.throws(() => ask(join(run, 'deleted'), 'stop'), failsWith('trainer.cannot-ask'));
  rmSync(join(run, 'control'), { recursive: true });
  writeFileSync(join(run, 'control'), 'a file in its place');
  assert.throws(() => ask(run, 'stop'), failsWith('trainer.cannot-ask'));
});

test('a process is known from a later one with its number', () => {
  const own = ownWriter();
  assert.equal(isGone(own), false);
  assert.equal(isGone({ ...own, pid: deadPid }), true);
  assert.equal(isGone({ ...own, stamp: 'another' }), process.platform === 'linux');
  assert.equal(isGone({ ...own, pid: deadPid, host: `not-${hostname()}` }), false);
});

test('a lock is taken by one, given back, and taken over from one that is gone', (context) => {
  const run = temporaryFolder(context);
  const lock = join(run, 'run.lock');
  const heldBy = (holder: Partial<Writer>): void => writeFileSync(lock, JSON.stringify({ ...ownWriter(), ...holder }));
  const unlock = lockRun(run);
  assert.throws(() => lockRun(run), failsWith('run.in-use'));
  unlock();
  lockRun(run)();

  heldBy({ pid: deadPid });
  const again = lockRun(run);
  assert.throws(() => lockRun(run), failsWith('run.in-use'));
  // One that was taken over meanwhile is not given back by who held it before
  heldBy({ pid: process.ppid, stamp: 'another' });
  again();
  assert.throws(() => lockRun(`${run}/none`), { code: 'ENOENT' });
  lockRun(run)();

  heldBy({ host: 'another-machine' });
  assert.throws(() => lockRun(run), failsWith('run.in-use'));
  lockRun(run, () => true)();
});

test('a lock that says nothing holds for a while only, and so does a take-over that did not end', (context) => {
  const run = temporaryFolder(context);
  const lock = join(run, 'run.lock');
  const longAgo = new Date(Date.now() - 60_000);
  writeFileSync(lock, '');
  assert.throws(() => lockRun(run), failsWith('run.in-use'));
  mkdirSync(`${lock}.taking`);
  utimesSync(lock, longAgo, longAgo);
  assert.throws(() => lockRun(run), failsWith('run.in-use'));
  utimesSync(`${lock}.taking`, longAgo, longAgo);
  lockRun(run)();
});

test('a window that is gone is noticed after six looks, where the run is to stop then', async (context) => {
  const run = temporaryFolder(context);
  const looks = (count: number, watch: LeaseWatch): boolean[] =>
    Array.from({ length: count }, () => watch.windowGone());
  const watch = new LeaseWatch(run);
  assert.ok(!looks(20, watch).includes(true));
  await assert.rejects(renewLease(join(run, 'deleted'), 'keep'));
  mkdirSync(join(run, 'control'));
  await renewLease(run, 'keep');
  assert.equal(readLease(run)?.afterClose, 'keep');
  assert.ok(!looks(20, watch).includes(true));
  await renewLease(run, 'stop');
  // The first look sees a window, six more do not
  assert.deepEqual(looks(7, watch), [false, false, false, false, false, false, true]);
  const later = new Date(Date.now() + 5000);
  utimesSync(join(run, 'control', 'window'), later, later);
  assert.equal(watch.windowGone(), false);
});
