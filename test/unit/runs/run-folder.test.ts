import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { livenessOf } from '../../../src/runs/liveness';
import { readRun } from '../../../src/runs/read-run';
import { RunFolder } from '../../../src/runs/run-folder';
import { runId } from '../../../src/runs/run-id';
import { Failure } from '../../../src/shared/failure';
import { newRun } from './new-run';
import { temporaryFolder } from './temporary-folder';

const failsWith = (code: string) => (thrown: unknown) => thrown instanceof Failure && thrown.code === code;
/** Of a process that has ended. */
const deadPid = Number(execFileSync(process.execPath, ['-p', 'process.pid']));

test('ids sort by time and carry a plain slug of the name', () => {
  const at = (time: string): string => runId(newRun.name, new Date(time));
  assert.equal(at('2026-11-22T16:31:32.123Z'), '20261122-163132-123-brain-tumour-grosse-4');
  assert.ok(at('2026-11-22T16:31:32.999Z') < at('2026-11-22T16:31:33.000Z'));
  assert.equal(runId('ß', new Date(0)), '19700101-000000-000-ss');
  assert.equal(runId('???', new Date(0)), '19700101-000000-000-run');
});

test('a hundred runs begun at once get a hundred folders', (context) => {
  const root = temporaryFolder(context);
  const runs = Array.from({ length: 100 }, () => RunFolder.create(root, newRun));
  assert.equal(new Set(runs.map((run) => run.path)).size, 100);
  assert.ok(runs.every((run) => run.path.endsWith(run.record.id)));
  runs.forEach((run) => run.close());
});

test('what is written is read back, and changes show at once', (context) => {
  const run = RunFolder.create(temporaryFolder(context), newRun);
  assert.equal(readRun(run.path).record.state, 'preparing');
  assert.equal(readRun(run.path).liveness, 'alive');
  run.change({ state: 'completed', epoch: 3, finished: new Date().toISOString() });
  assert.deepEqual(readRun(run.path).record, run.record);
  assert.equal(readRun(run.path).liveness, 'ended');
  run.write('predictions.csv', ['a,', 'b\n']);
  assert.equal(readFileSync(join(run.path, 'predictions.csv'), 'utf8'), 'a,b\n');
  assert.ok(!readdirSync(run.path).some((name) => name.endsWith('.tmp')));
  run.close();
});

test('a trainer is alive, silent or dead', (context) => {
  const run = RunFolder.create(temporaryFolder(context), newRun);
  run.close();
  const { process: own } = run.record;
  const as = (change: Partial<typeof own>) => livenessOf({ ...run.record, process: { ...own, ...change } });
  const longAgo = new Date(Date.now() - 600_000).toISOString();
  assert.equal(as({}), 'alive');
  assert.equal(as({ heartbeat: longAgo }), 'silent');
  assert.equal(as({ pid: deadPid }), 'dead');
  assert.equal(as({ pid: deadPid, host: `not-${hostname()}` }), 'alive');
  assert.equal(as({ pid: deadPid, host: `not-${hostname()}`, heartbeat: longAgo }), 'silent');
});

test('a run is taken over from a dead trainer and never from a living one', (context) => {
  const run = RunFolder.create(temporaryFolder(context), newRun);
  run.append({ type: 'log', level: 'info', message: 'kept' });
  run.close();
  const file = join(run.path, 'run.json');
  const events = join(run.path, 'events.ndjson');
  const ownedBy = (pid: number) =>
    writeFileSync(file, JSON.stringify({ ...run.record, process: { ...run.record.process, pid, stamp: undefined } }));
  appendFileSync(events, '{"type":"log","lev');
  writeFileSync(join(run.path, '.run.json.123.tmp'), 'torn');

  ownedBy(process.ppid);
  assert.throws(() => RunFolder.reopen(run.path), failsWith('run.in-use'));
  ownedBy(deadPid);
  const again = RunFolder.reopen(run.path);
  again.append({ type: 'log', level: 'info', message: 'added' });
  again.close();
  assert.equal(again.record.process.pid, process.pid);
  const messages = readFileSync(events, 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    messages.map((line) => (JSON.parse(line) as { message: string }).message),
    ['kept', 'added'],
  );
  assert.ok(!readdirSync(run.path).includes('.run.json.123.tmp'));
});

test('records that cannot be read say why', (context) => {
  const folder = temporaryFolder(context);
  const wrong = (text: string, code: string) => {
    writeFileSync(join(folder, 'run.json'), text);
    assert.throws(() => readRun(folder), failsWith(code));
  };
  assert.throws(() => readRun(folder), failsWith('run.not-a-run'));
  wrong('{', 'run.unreadable-record');
  wrong('{"format":1}', 'run.unreadable-record');
  wrong('{"format":99}', 'run.newer-format');
});
