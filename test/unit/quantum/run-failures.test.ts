import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circuit } from '../../../src/quantum/circuit';
import { compile } from '../../../src/quantum/compile';
import type { CompileOptions } from '../../../src/quantum/compile-options';
import { withUnsharedMemory } from '../../../src/quantum/simulator/vector/gates-module';
import { gatesWasm } from '../../../src/kernels/generated/gates';
import { Failure } from '../../../src/shared/failure';

const circuit: Circuit = {
  qubits: 2,
  operations: [
    { gate: 'RX', wires: [0], parameters: [{ input: 0 }] },
    { gate: 'RY', wires: [1], parameters: [{ weight: 0 }] },
    { gate: 'CNOT', wires: [0, 1] },
  ],
  observables: [{ pauli: 'ZI' }, { pauli: 'XX' }],
};
const prepared = (normalise: boolean): Circuit => ({
  qubits: 1,
  operations: [{ gate: 'StatePrep', wires: [0], parameters: [{ input: 0 }, { input: 1 }], normalise }],
  observables: [{ pauli: 'Z' }],
});

function refuses(code: string, work: () => unknown): void {
  assert.throws(work, (error) => error instanceof Failure && error.code === code, code);
}

test('numbers that cannot be run are refused', () => {
  const compiled = compile(circuit);
  const [x, w] = [new Float64Array(2), new Float64Array(1)];
  refuses('quantum-run.not-finite', () => compiled.forward(Float64Array.of(NaN, 1), w, 2));
  refuses('quantum-run.not-finite', () => compiled.vjp(x, Float64Array.of(Infinity), new Float64Array(4), 2));
  refuses('quantum-run.wrong-length', () => compiled.forward(x, w, 3));
  refuses('quantum-run.wrong-length', () => compiled.forward(x, new Float64Array(2), 2));
  refuses('quantum-run.wrong-length', () => compiled.vjp(x, w, new Float64Array(3), 2));
  refuses('quantum-run.not-finite', () => compiled.vjp(x, w, Float64Array.of(1, 1, NaN, 1), 2));
  refuses('quantum-run.bad-batch', () => compiled.forward(x, w, 0));
  refuses('quantum-run.bad-batch', () => compiled.forward(x, w, 1.5));
  compiled.dispose();
  refuses('quantum-run.disposed', () => compiled.forward(x, w, 2));
});

test('amplitudes have to make a state', () => {
  const strict = compile(prepared(false));
  const z = strict.forward(Float64Array.of(0.6, 0.8), new Float64Array(0), 1)[0] ?? NaN;
  assert.ok(Math.abs(z - (0.36 - 0.64)) < 1e-12);
  refuses('quantum-run.amplitudes-not-normalised', () => strict.forward(Float64Array.of(1, 1), new Float64Array(0), 1));
  const scaled = compile(prepared(true));
  refuses('quantum-run.amplitudes-zero', () => scaled.forward(new Float64Array(2), new Float64Array(0), 1));
});

test('numbers too large or too small for a square are still handled', () => {
  const product: Circuit = {
    qubits: 1,
    operations: [{ gate: 'RX', wires: [0], parameters: [{ input: 0, weight: 0 }] }],
    observables: [{ pauli: 'Z' }],
  };
  const overflowing = compile(product);
  refuses('quantum-run.overflow', () => overflowing.forward(Float64Array.of(1e200), Float64Array.of(1e200), 1));
  const scaled = compile(prepared(true));
  for (const size of [1e200, 1e-200]) {
    const z = scaled.forward(Float64Array.of(0.6 * size, 0.8 * size), new Float64Array(0), 1)[0] ?? NaN;
    assert.ok(Math.abs(z + 0.28) < 1e-12, `size ${size}`);
  }
});

test('gradients that would be wrong are refused, and the one that runs is named', () => {
  refuses('quantum-run.gradient-impossible', () => compile(circuit, { gradient: 'adjoint', shots: 100 }));
  const noise: CompileOptions['noise'] = { channels: [{ channel: 'bit-flip', probability: 0.1 }] };
  refuses('quantum-run.gradient-impossible', () => compile(circuit, { gradient: 'adjoint', noise }));
  refuses('quantum-run.gradient-impossible', () => compile(prepared(true), { gradient: 'parameter-shift' }));
  assert.match(compile(circuit).gradient, /^adjoint: .*the default/);
  assert.match(compile(circuit, { shots: 10 }).gradient, /^parameter-shift: .*because of shots/);
  assert.match(compile(circuit, { noise }).gradient, /^parameter-shift: .*because of noise/);
  assert.match(compile(prepared(true), { noise }).gradient, /^finite-difference: .*amplitudes that are inputs/);
});

test('circuits and options that do not fit are refused', () => {
  assert.throws(() => compile({ ...circuit, qubits: 40 }), Failure);
  refuses('quantum-run.bad-option', () => compile(circuit, { shots: 0 }));
  refuses('quantum-run.bad-option', () => compile(circuit, { threads: 1.5 }));
  refuses('quantum-run.bad-option', () => compile(circuit, { trajectories: -1 }));
  const rule = (t2: number): CompileOptions => ({
    noise: { channels: [{ channel: 'thermal-relaxation', t1: 1, t2, gateTime: 1 }] },
  });
  refuses('quantum-run.bad-noise', () => compile(circuit, rule(3)));
  refuses('quantum-run.bad-noise', () =>
    compile(circuit, { noise: { channels: [{ channel: 'bit-flip', probability: 2 }] } }),
  );
  refuses('quantum-run.bad-noise', () =>
    compile(circuit, { noise: { channels: [{ channel: 'bit-flip', probability: 0.1, wires: [7] }] } }),
  );
});

test('the kernels also run over a memory that is not shared', () => {
  const binary = withUnsharedMemory(Uint8Array.from(Buffer.from(gatesWasm, 'base64')));
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65536 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(binary), {
    env: { memory, abort: () => undefined },
  });
  assert.ok('runF32' in instance.exports);
});
