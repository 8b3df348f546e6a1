import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Circuit } from '../../../src/quantum/circuit';
import { compile } from '../../../src/quantum/compile';
import { GateThreads, control } from '../../../src/quantum/simulator/vector/gate-threads';
import type { GateTask } from '../../../src/quantum/simulator/vector/gate-task';
import { distFolder } from '../../../src/shared/dist-folder';
import { Failure } from '../../../src/shared/failure';

const skip = existsSync(join(distFolder(), 'gate-worker.js')) ? false : 'dist/gate-worker.js is not built';
/** By when a failure has to be told. */
const boundMs = 8000;

const fails = (why: RegExp) => (error: unknown) =>
  error instanceof Failure && error.code === 'quantum-run.worker-failed' && why.test(error.what);

/** 14 qubits, ten rotations of each with entangling gates between them. */
const circuit: Circuit = {
  qubits: 14,
  operations: Array.from({ length: 140 }, (_, i) => [
    { gate: 'RX' as const, wires: [i % 14], parameters: [{ input: 0 }] },
    { gate: 'CNOT' as const, wires: [i % 14, (i + 1) % 14] },
  ]).flat(),
  observables: [{ pauli: 'Z'.repeat(14) }],
};

function run(threads: number, batch: number): ArrayLike<number> {
  const compiled = compile(circuit, { threads });
  try {
    return compiled.forward(new Float64Array(batch).fill(0.1), new Float64Array(), batch);
  } finally {
    compiled.dispose();
  }
}

/** What is offered to a pool's threads, which may be changed on its way. */
function onOffer(pool: GateThreads, change: (memory: WebAssembly.Memory, task: GateTask) => GateTask): void {
  const offer = pool['offer'].bind(pool);
  pool['offer'] = (memory, task) => offer(memory, change(memory, task));
}

test(
  'a simulation thread that fails within its share is told at once, and nothing is run from then on',
  { skip },
  () => {
    run(2, 8);
    const pool = GateThreads.of(2)!;
    // The second thread's areas lie beyond the end of memory: what it writes there traps
    const beyond = { ket: 0xffff0000, bra: 0xffff0000, scratch: 0xffff0000, work: 0xffff0000 };
    onOffer(pool, (_, task) => ({ ...task, areas: [task.areas[0]!, beyond] }));
    const begun = performance.now();
    assert.throws(() => run(2, 8), fails(/memory access out of bounds/));
    assert.ok(performance.now() - begun < boundMs);
    assert.throws(() => run(2, 8), fails(/memory access out of bounds/));
  },
);

test('a simulation thread that ends within its share without a word is found missing', { skip }, async () => {
  const pool = GateThreads.of(3)!;
  let offered: Parameters<GateThreads['offer']> | undefined;
  onOffer(pool, (memory, task) => {
    offered = [memory, task];
    return task;
  });
  const compiled = compile(circuit, { threads: 3 });
  compiled.forward(new Float64Array(256).fill(0.1), new Float64Array(), 256);
  pool['offer'](...offered!);
  await sleep(20);
  assert.ok(Atomics.load(pool['words'], control.done) < 2, 'both threads are done already');
  void pool['workers'][0]!.terminate();
  const begun = performance.now();
  assert.throws(() => pool['waitFor'](control.done), fails(/ended without saying why/));
  assert.ok(performance.now() - begun < boundMs, `${performance.now() - begun} ms`);
  assert.throws(() => run(3, 64), fails(/ended without saying why/));
});
