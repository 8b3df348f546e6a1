import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { readRun } from '../../src/runs/read-run';
import { RandomStream } from '../../src/shared/random';

/** Every part of the model whose state a checkpoint must hold: dropout, augmentation, validation, early stopping. */
const experiment = `
dataset: { source: phantom, imagesPerClass: 40, split: { kind: holdout, test: 0.2, validation: 0.2 } }
preprocessing: { size: 32 }
augmentation: { mirror: horizontal, rotation: 10, noise: 0.05 }
model:
  blocks: [{ filters: 8, dropout: 0.1 }, { filters: 8 }]
  dense: { units: 16, dropout: 0.2 }
training: { epochs: 20, batchSize: 8, earlyStopping: { metric: loss, patience: 20 } }
evaluation: { bootstrap: 50 }
`;
const trainer = join(__dirname, '..', '..', 'dist', 'trainer.js');
const kills = 20;
const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-kill-'));
let reference: { hashes: Record<string, string>; milliseconds: number };

function start(...args: string[]): { exit: Promise<number | null>; kill: () => void } {
  const child = spawn(process.execPath, [trainer, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    exit: new Promise((resolve) => child.on('exit', (code) => resolve(code))),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** A root of its own with the experiment in it, so that nothing is shared but the code. */
function newRoot(name: string): { root: string; file: string } {
  const root = join(folder, name);
  mkdirSync(root);
  const file = join(root, 'killed.experiment.yaml');
  writeFileSync(file, experiment);
  return { root, file };
}

function runOf(root: string): string | undefined {
  const runs = join(root, '.hybrid-qml', 'runs');
  const [id] = existsSync(runs) ? readdirSync(runs).filter((name) => existsSync(join(runs, name, 'run.json'))) : [];
  return id === undefined ? undefined : join(runs, id);
}

function hashes(run: string): Record<string, string> {
  const of = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(run, file)))
      .digest('hex');
  return { weights: of('model/weights.bin'), predictions: of('predictions.csv'), circuit: of('circuit.json') };
}

before(async () => {
  const { root, file } = newRoot('uninterrupted');
  const started = performance.now();
  assert.equal(await start('--experiment', file, '--runs', root).exit, 0);
  reference = { hashes: hashes(runOf(root)!), milliseconds: performance.now() - started };
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('the same experiment gives the same bits again', async () => {
  const { root, file } = newRoot('again');
  assert.equal(await start('--experiment', file, '--runs', root).exit, 0);
  assert.deepEqual(hashes(runOf(root)!), reference.hashes);
});

test(`killed at ${kills} random moments and resumed, it ends with the bits of the uninterrupted run`, async (t) => {
  const random = RandomStream.named(1, 'kill');
  for (let n = 0; n < kills; n++) {
    const { root, file } = newRoot(`killed-${n}`);
    const moment = random.between(0.1, 0.85) * reference.milliseconds;
    const trainee = start('--experiment', file, '--runs', root);
    await setTimeout(moment);
    trainee.kill();
    await trainee.exit;
    const run = runOf(root);
    const before =
      run === undefined ? 'no run yet' : `epoch ${readRun(run).record.epoch}, ${readRun(run).record.state}`;
    // Killed before the folder was made there is nothing to resume: start anew
    const again = run === undefined ? start('--experiment', file, '--runs', root) : start('--resume', run);
    assert.equal(await again.exit, 0);
    const end = runOf(root)!;
    assert.equal(readRun(end).record.state, 'completed');
    assert.deepEqual(hashes(end), reference.hashes, `killed after ${moment.toFixed(0)} ms (${before})`);
    t.diagnostic(`killed after ${moment.toFixed(0)} ms: ${before}; same bits`);
    rmSync(root, { recursive: true });
  }
});
