// `npx tsx bench/quantum/run.ts [--wires 4,8,12,16,20] [--threads 1] [--python off]`: forward and gradient of
// StronglyEntanglingLayers (3 layers, ⟨Z⟩ of every wire, batch 32) here and in PennyLane, and how far from the machine's roof.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compile, type Numbers } from '../../src/quantum/compile';
import { timePennyLane } from './pennylane';
import { measureRoof, type Roof } from './roof';
import { stronglyEntangling } from './strongly-entangling';
import { milliseconds } from './time';

const { values } = parseArgs({
  options: {
    wires: { type: 'string', default: '4,8,12,16,20' },
    threads: { type: 'string', default: '1' },
    python: { type: 'string', default: 'on' },
  },
});
const batch = 32;
const layers = 3;
const threads = Number(values.threads);
const clock = threads === 1 ? 'processor' : 'wall';
const targets: Readonly<Record<number, number>> = { 4: 200, 8: 50, 12: 10, 16: 3, 20: 1.5 };

function numbers(count: number, precision: 'f32' | 'f64'): Numbers {
  const all = Float64Array.from({ length: count }, (_, k) => 3 * Math.sin(k + 1));
  return precision === 'f32' ? Float32Array.from(all) : all;
}

function timeOurs(wires: number, depth: number, precision: 'f32' | 'f64', back: boolean): number {
  const compiled = compile(stronglyEntangling(wires, depth), { precision, threads });
  const x = numbers(batch * wires, precision);
  const w = numbers(compiled.weights, precision);
  const g = numbers(batch * wires, precision);
  const [rounds, round] = wires > 16 ? [1, 1] : [5, 60];
  const time = milliseconds(
    clock,
    () => {
      if (back) compiled.vjp(x, w, g, batch);
      else compiled.forward(x, w, batch);
    },
    rounds,
    round,
  );
  compiled.dispose();
  return time;
}

/** Fewer samples where a batch takes minutes or more memory than there is; the time is scaled. */
function timeTheirs(device: 'default.qubit' | 'lightning.qubit', wires: number): number | string {
  const samples = wires <= 12 ? batch : wires <= 16 ? 4 : 1;
  const timed = timePennyLane({ device, wires, layers, batch: samples, threads, clock, repeats: wires <= 12 ? 5 : 2 });
  return 'failure' in timed ? timed.failure : (timed.milliseconds * batch) / samples;
}

/** Layers of one general 2 × 2 gate and one CNOT per wire, as the difference of two depths. */
function rooflineLine(wires: number, roof: Roof): string {
  const [shallow, deep] = [timeOurs(wires, 3, 'f32', false), timeOurs(wires, 7, 'f32', false)];
  const gates = 4 * wires;
  const perGate = (deep - shallow) / gates;
  const amplitudes = batch * 2 ** wires;
  // 28 operations and one reading and writing of two complex numbers for each pair of amplitudes.
  const [flops, bytes] = [14 * amplitudes, 16 * amplitudes];
  const state = (wires >= 19 ? 8 : 32) * 2 ** wires;
  const bandwidth = roof.bandwidth(state / 2 ** 20) * threads;
  const limit = Math.max(flops / (roof.gigaflops * threads), bytes / bandwidth) / 1e6;
  return [
    `${String(wires).padStart(2)} wires: ${perGate.toPrecision(3)} ms a gate on ${batch} states`,
    `${(flops / perGate / 1e6).toFixed(1)} GFLOP/s of ${(roof.gigaflops * threads).toFixed(1)}`,
    `${(bytes / perGate / 1e6).toFixed(1)} GB/s of ${bandwidth.toFixed(1)} (state of ${(state / 2 ** 20).toPrecision(2)} MiB)`,
    `${(perGate / limit).toFixed(2)} × the roof`,
  ].join(', ');
}

async function main(): Promise<void> {
  const wires = values.wires.split(',').map(Number);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${threads} thread(s), ${clock} time, batch ${batch}`,
  );
  console.log('wires   f32 ms   f64 ms   default.qubit ms   lightning.qubit ms   faster / f32   faster / f64   target');
  for (const n of wires) {
    const [f32, f64] = [timeOurs(n, layers, 'f32', true), timeOurs(n, layers, 'f64', true)];
    const theirs = values.python === 'off' ? [] : [timeTheirs('default.qubit', n), timeTheirs('lightning.qubit', n)];
    const best = Math.min(...theirs.filter((time) => typeof time === 'number'));
    const show = (time: number | string | undefined): string =>
      typeof time === 'number' ? time.toPrecision(4) : (time ?? '–');
    const ratio = (own: number): string => (Number.isFinite(best) ? `${(best / own).toPrecision(3)}×` : '–');
    console.log(
      [
        n,
        f32.toPrecision(3),
        f64.toPrecision(3),
        show(theirs[0]),
        show(theirs[1]),
        ratio(f32),
        ratio(f64),
        `${targets[n] ?? '–'}×`,
      ]
        .map((cell, k) => String(cell).padStart([5, 9, 9, 19, 21, 15, 15, 9][k]!))
        .join(''),
    );
  }
  const roof = await measureRoof();
  for (const n of wires.filter((count) => count >= 12)) console.log(rooflineLine(n, roof));
}

void main();
