import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import { runCommandLine } from '../../../src/cli/command-line';
import { simulateCommand } from '../../../src/cli/commands/simulate';

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const file = join(folder, 'circuit.json');
writeFileSync(
  file,
  JSON.stringify({
    qubits: 2,
    operations: [
      { gate: 'RX', wires: [0], parameters: [{ input: 0 }] },
      { gate: 'RY', wires: [1], parameters: [{ weight: 0, scale: 2 }] },
    ],
    observables: [{ pauli: 'ZI' }, { pauli: 'IZ' }],
  }),
);

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const text = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        text[name] += chunk.toString();
        done();
      },
    });
  const code = await runCommandLine(['simulate', ...argv], [simulateCommand], { out: sink('out'), err: sink('err') });
  return { code, ...text };
}

interface Answer {
  readonly expectations: number[][];
  readonly gradients: { readonly inputs: number[][][]; readonly weights: number[][][] };
}

test('simulate answers expectations and gradients of a batch as JSON with full digits', async () => {
  for (const gradient of ['adjoint', 'parameter-shift']) {
    const { code, out } = await run(
      file,
      '--inputs',
      '[[0.4], [0.5]]',
      '--weights',
      '0.1',
      '--gradient',
      gradient,
      '--json',
    );
    assert.equal(code, 0);
    const { expectations, gradients } = JSON.parse(out) as Answer;
    [0.4, 0.5].forEach((x, sample) => {
      assert.ok(Math.abs(expectations[sample]![0]! - Math.cos(x)) < 1e-15);
      assert.ok(Math.abs(expectations[sample]![1]! - Math.cos(0.2)) < 1e-15);
      assert.ok(Math.abs(gradients.inputs[sample]![0]![0]! + Math.sin(x)) < 1e-14);
      assert.ok(Math.abs(gradients.inputs[sample]![1]![0]!) < 1e-14);
      assert.ok(Math.abs(gradients.weights[sample]![1]![0]! + 2 * Math.sin(0.2)) < 1e-14);
    });
  }
});

test('simulate prints a table, samples apart by semicolons', async () => {
  const { code, out } = await run(file, '--inputs', '0.4;0.5', '--weights', '0.1', '--precision', 'f32');
  assert.equal(code, 0);
  assert.equal(out.trim().split('\n').length, 2);
});

test('simulate measures with shots and noise', async () => {
  const noise = join(folder, 'noise.json');
  writeFileSync(noise, JSON.stringify({ channels: [{ channel: 'depolarising', probability: 0.75 }] }));
  const noisy = await run(
    file,
    '--inputs',
    '0.4',
    '--weights',
    '0.1',
    '--noise',
    noise,
    '--gradient',
    'none',
    '--json',
  );
  // p = 3/4 leaves nothing of the state
  for (const value of (JSON.parse(noisy.out) as Answer).expectations[0]!) assert.ok(Math.abs(value) < 1e-12);
  const shots = await run(
    file,
    '--inputs',
    '0.4',
    '--weights',
    '0.1',
    '--shots',
    '100',
    '--gradient',
    'none',
    '--json',
  );
  for (const value of (JSON.parse(shots.out) as Answer).expectations[0]!)
    assert.ok(Math.abs(value * 50 - Math.round(value * 50)) < 1e-9);
});

test('simulate says what is wrong', async () => {
  assert.match((await run(file, '--inputs', '0.4', '--weights', '1,2')).err, /takes 1 weights/);
  assert.match((await run(file, '--inputs', 'x', '--weights', '1')).err, /--inputs cannot be 'x'/);
  assert.match((await run(file, '--inputs', '1', '--weights', '1', '--gradient', 'guess')).err, /--gradient cannot be/);
  assert.match((await run(file, '--inputs', '1', '--weights', '1', '--shots', '-3')).err, /shots/);
  assert.match((await run(join(folder, 'none.json'))).err, /cannot be read/);
  const bad = await run(file, '--inputs', '1', '--weights', '1', '--noise', file);
  assert.equal(bad.code, 2);
  assert.match(bad.err, /noise model/);
});
