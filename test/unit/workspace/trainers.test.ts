import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Failure } from '../../../src/shared/failure';
import { RunStore } from '../../../src/workspace/runs/run-store';
import { readSettings, type Settings } from '../../../src/workspace/settings';
import type { Memory } from '../../../src/workspace/trainers/queue';
import { Trainers, type Started } from '../../../src/workspace/trainers/trainers';
import { temporaryFolder } from '../runs/temporary-folder';
import { deadPid, record, writeRun } from './fake-run';
import { until } from './until';

const failsWith = (code: string) => (thrown: unknown) => thrown instanceof Failure && thrown.code === code;

/** One window on a workspace; opening another on the same memory is a reload. */
class Window {
  readonly said: string[] = [];
  readonly failures: Failure[] = [];
  trusted = true;
  settings: Settings = readSettings({ get: () => undefined });
  readonly runs = new RunStore();
  readonly trainers: Trainers;

  constructor(
    private readonly context: TestContext,
    readonly root: string,
    readonly memory: Memory = memoryOf(new Map()),
  ) {
    const say = (message: string): void => void this.said.push(message);
    this.trainers = new Trainers(
      {
        script: join(__dirname, 'fake-trainer.js'),
        logs: join(root, 'logs'),
        memory,
        log: { info: say, warn: say, error: say },
        settings: () => this.settings,
        trusted: () => this.trusted,
        folderOf: () => root,
      },
      this.runs,
    );
    this.trainers.onDidFail(({ failure }) => this.failures.push(failure));
  }

  async open(): Promise<this> {
    this.context.after(() => this.close(true));
    await this.runs.setRoots([this.root]);
    this.trainers.open();
    return this;
  }

  /** As the window's process ends; `all`: ends what it started too. */
  async close(all = false): Promise<void> {
    if (all) for (const { path } of this.trainers.running) await this.trainers.kill(path).catch(() => undefined);
    this.trainers.dispose();
    this.runs.dispose();
  }

  experiment(name: string, text = 'good'): { fsPath: string } {
    const fsPath = join(this.root, `${name}.experiment.yaml`);
    writeFileSync(fsPath, text);
    return { fsPath };
  }

  train(name: string, text?: string): Promise<Started> {
    return this.trainers.train(this.experiment(name, text) as never);
  }
}

function memoryOf(values: Map<string, unknown>): Memory {
  return {
    get: (key) => values.get(key),
    update: (key, value) => Promise.resolve(void values.set(key, JSON.parse(JSON.stringify(value)))),
  };
}

function runOf(started: Started): string {
  assert.equal(started.kind, 'running');
  return started.kind === 'running' ? started.run : '';
}

/** A workspace with spaces and other letters in its path. */
function workspace(context: TestContext): string {
  const root = join(temporaryFolder(context), 'Größe 日本 ws');
  mkdirSync(root);
  return root;
}

const shown = ({ runs }: Window, run: string): string | undefined => runs.run(run)?.standing.state;

test('a trainer is started, asked for a checkpoint and stopped by its run folder; what it says is logged', async (context) => {
  const window = await new Window(context, workspace(context)).open();
  const run = runOf(await window.train('a'));
  assert.equal(shown(window, run), 'running');
  await window.trainers.checkpoint(run);
  await until(() => existsSync(join(run, 'checkpointed')), 15_000);
  await until(() => window.said.includes('trainer: a word of the fake trainer'), 15_000);
  await window.trainers.stop(run);
  // Asked, or stopped before anybody looked
  assert.ok(window.runs.run(run)?.stopping === true || shown(window, run) === 'stopped');
  await until(() => shown(window, run) === 'stopped', 15_000);
  await assert.rejects(window.trainers.stop(run), failsWith('trainer.not-running'));
  const again = runOf(await window.trainers.resume(run));
  assert.equal(again, run);
  assert.equal(shown(window, run), 'running');
});

test('what is too much waits, survives a reload, starts when there is room, and can be taken out', async (context) => {
  const root = workspace(context);
  const window = await new Window(context, root).open();
  const first = runOf(await window.train('a'));
  assert.equal((await window.train('b')).kind, 'queued');
  const third = await window.train('c');
  assert.deepEqual(
    window.trainers.queued.map(({ task }) => task.kind),
    ['train', 'train'],
  );
  await window.close();

  const reloaded = await new Window(context, root, window.memory).open();
  assert.equal(reloaded.trainers.queued.length, 2);
  assert.equal(shown(reloaded, first), 'running');
  assert.ok(third.kind === 'queued' && reloaded.trainers.unqueue(third.queued.id));
  assert.ok(!reloaded.trainers.unqueue(third.queued.id));
  await reloaded.trainers.stop(first);
  await until(() => reloaded.trainers.running.some(({ path }) => path !== first), 15_000);
  assert.deepEqual(reloaded.trainers.queued, []);
  assert.equal(reloaded.runs.runs.length, 2);
});

test('runs that others started count; a raised limit starts what waits', async (context) => {
  const root = workspace(context);
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60000)']);
  context.after(() => other.kill());
  writeRun(root, 'by-command-line', {
    state: 'running',
    process: { ...record('x').process, pid: other.pid!, stamp: undefined as never },
  });
  const window = await new Window(context, root).open();
  assert.equal((await window.train('a')).kind, 'queued');
  window.settings = { ...window.settings, maximumConcurrentRuns: 2 };
  window.trainers.update();
  await until(() => window.trainers.queued.length === 0 && window.runs.runs.length === 2, 3000);
});

test('a dead run does not count, one on another machine neither, and cannot be ended from here', async (context) => {
  const root = workspace(context);
  const own = record('x').process;
  writeRun(root, 'dead', { state: 'running', process: { ...own, pid: deadPid } });
  const far = writeRun(root, 'far', { state: 'running', process: { ...own, host: 'another-machine' } });
  const window = await new Window(context, root).open();
  const run = runOf(await window.train('a'));
  await assert.rejects(window.trainers.kill(far), failsWith('trainer.elsewhere'));
  await window.trainers.kill(run);
  await until(() => shown(window, run) === 'died', 3000);
  assert.equal(window.runs.run(run)?.standing.resumable, true);
});

test('a trainer that ends before its run begins tells why', async (context) => {
  const window = await new Window(context, workspace(context)).open();
  await assert.rejects(
    window.train('a', 'bad'),
    (error) => failsWith('experiment.invalid')(error) && (error as Failure).place.line === 1,
  );
  await assert.rejects(
    window.train('b', 'crash'),
    (error) =>
      failsWith('trainer.ended-at-once')(error) && /exit code 3.*\n.*the end is near/.test((error as Failure).message),
  );
  window.settings = { ...window.settings, trainerNode: '/no/such/node' };
  await assert.rejects(window.train('c'), failsWith('trainer.cannot-start'));
  window.settings = { ...window.settings, trainerNode: undefined };
  // None of them is counted any longer
  assert.equal((await window.train('d')).kind, 'running');
});

test('a queued task that fails when its turn comes is told and the next one has its turn', async (context) => {
  const window = await new Window(context, workspace(context)).open();
  const first = runOf(await window.train('a'));
  await window.train('b', 'bad');
  await window.train('c');
  await window.trainers.stop(first);
  await until(() => window.trainers.running.some(({ path }) => path !== first), 15_000);
  assert.deepEqual(
    window.failures.map(({ code }) => code),
    ['experiment.invalid'],
  );
});

test('in an untrusted workspace nothing starts, waiting or not, until it is trusted', async (context) => {
  const root = workspace(context);
  const window = await new Window(context, root).open();
  const first = runOf(await window.train('a'));
  await window.train('b');
  window.trusted = false;
  await window.trainers.stop(first);
  await until(() => shown(window, first) === 'stopped', 3000);
  await assert.rejects(window.train('c'), failsWith('trainer.untrusted'));
  assert.equal(window.trainers.queued.length, 1);
  window.trusted = true;
  window.trainers.update();
  await until(() => window.trainers.queued.length === 0, 3000);
  await until(() => window.trainers.running.length === 1, 3000);
});

test('settings reach the trainer', async (context) => {
  const window = await new Window(context, workspace(context)).open();
  window.settings = { ...window.settings, engine: 'wasm' };
  const run = runOf(await window.trainers.train(window.experiment('a') as never, { set: ['training.epochs=3'] }));
  const given = JSON.parse(readFileSync(join(run, 'arguments.json'), 'utf8')) as string[];
  assert.deepEqual(given.slice(given.indexOf('--engine')), ['--engine', 'wasm', '--set', 'training.epochs=3']);
  assert.equal(given[given.indexOf('--runs') + 1], window.root);
});

test('a window says that it is there, and what is to become of the run when it is not', async (context) => {
  const window = await new Window(context, workspace(context)).open();
  const run = runOf(await window.train('a'));
  const lease = join(run, 'control', 'window');
  await until(() => existsSync(lease) && readFileSync(lease, 'utf8') === 'keep', 15_000);
  window.settings = { ...window.settings, onClose: 'stop' };
  window.trainers.update();
  await until(() => readFileSync(lease, 'utf8') === 'stop', 15_000);
});
