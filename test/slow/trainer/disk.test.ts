import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readRun } from '../../../src/runs/read-run';
import { standingOf } from '../../../src/runs/standing';
import { hashes, runIn, runWhen, trainer, workspace } from './processes';

const epochs = 10;

/** A folder on a small disk of its own (a tmpfs, which only root may mount); undefined where that is not possible. */
function smallDisk(context: TestContext, megabytes: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    context.skip('needs to mount a tmpfs, which only root may');
    return undefined;
  }
  context.after(() => {
    // Lazily: where the test failed its trainer may still be there
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Takes all that is left of the disk, to its last page. */
function fill(disk: string): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12])
    try {
      for (;;) appendFileSync(join(disk, 'filler'), Buffer.alloc(size, 1));
    } catch (full) {
      assert.match(String(full), /ENOSPC/);
    }
}

test('a disk that fills up ends the run with what to do; with room again it resumes to the same bits', async (context) => {
  const disk = smallDisk(context, 40);
  if (disk === undefined) return;
  const whole = workspace(join(disk, 'whole'), epochs);
  assert.equal((await trainer('--experiment', whole.file, '--runs', whole.root).end).code, 0);
  const expected = hashes(runIn(whole.root)!);

  const { root, file } = workspace(join(disk, 'full'), epochs);
  const { end } = trainer('--experiment', file, '--runs', root);
  const { path } = await runWhen(
    () => runIn(root),
    ({ record }) => record.epoch >= 2,
  );
  fill(disk);
  const { code, said } = await end;
  assert.equal(code, 1);
  assert.match(said, /The disk is full\. Free some space/);
  const run = readRun(path);
  assert.equal(run.record.state, 'failed');
  assert.equal(run.record.reason?.code, 'disk.enospc');
  assert.match(run.record.reason.remedy, /Free some space/);
  assert.equal(standingOf(run).resumable, true);
  for (const line of readFileSync(join(path, 'events.ndjson'), 'utf8').trimEnd().split('\n'))
    assert.doesNotThrow(() => JSON.parse(line) as unknown, line);

  const again = await trainer('--resume', path).end;
  assert.equal(again.code, 1);
  assert.match(again.said, /The disk is full/);
  assert.equal(readRun(path).record.state, 'failed');

  rmSync(join(disk, 'filler'));
  assert.deepEqual(await trainer('--resume', path).end, { code: 0, said: '' });
  assert.deepEqual(hashes(path), expected);
});

test('on a disk that is full from the beginning there is no half of a run', async (context) => {
  const disk = smallDisk(context, 8);
  if (disk === undefined) return;
  const { root, file } = workspace(join(disk, 'full'), epochs);
  mkdirSync(join(root, '.hybrid-qml', 'runs'), { recursive: true });
  fill(disk);
  const { code, said } = await trainer('--experiment', file, '--runs', root).end;
  assert.equal(code, 1);
  assert.match(said, /The disk is full/);
  assert.equal(runIn(root), undefined);
});

test('on a read-only disk it says so at once', async (context) => {
  const disk = smallDisk(context, 8);
  if (disk === undefined) return;
  const { root, file } = workspace(join(disk, 'read-only'), epochs);
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  const { code, said } = await trainer('--experiment', file, '--runs', root).end;
  assert.equal(code, 1);
  assert.match(said, /The disk is read-only/);
  assert.ok(!existsSync(join(root, '.hybrid-qml')));
});

test('a folder that may not be written says so at once', async (context) => {
  if (process.getuid?.() === 0) return context.skip('root may write everywhere');
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-denied-'));
  const { root, file } = workspace(folder, epochs);
  context.after(() => {
    chmodSync(root, 0o755);
    rmSync(root, { recursive: true });
  });
  chmodSync(root, 0o555);
  const { code, said } = await trainer('--experiment', file, '--runs', root).end;
  assert.equal(code, 1);
  assert.match(said, /Permission was denied/);
});
