// `npx tsx bench/training/run.ts [side …]`: training speed of the reference model, images a second.
import { wasmEngine } from '../../src/training/engines/wasm-engine';
import { referenceModel } from './reference-model';

const batch = 32;
const seconds = 4;

async function measure(threads: number, side: number): Promise<void> {
  const engine = await wasmEngine.start({ threads });
  const model = referenceModel(side, batch);
  const first = model.step();
  model.step();
  const times: number[] = [];
  let last = first;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    last = model.step();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const median = times[times.length >> 1]!;
  const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
  console.log(
    `wasm ${engine.threads} threads ${side}²: ${((batch * 1000) / median).toFixed(1)} images/s (median of ${times.length} steps, ${median.toFixed(1)} ms; loss ${first.toFixed(4)} → ${last.toFixed(4)}; ${memory} MiB)`,
  );
  model.dispose();
  await engine.stop();
}

async function main(): Promise<void> {
  const sides = process.argv.slice(2).map(Number);
  for (const side of sides.length > 0 ? sides : [128]) for (const threads of [1, 2]) await measure(threads, side);
}

void main();
