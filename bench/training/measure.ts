// One engine in a process of its own: `npx tsx bench/training/measure.ts ENGINE SIDE THREADS SECONDS` prints one JSON line.
import { chooseEngine } from '../../src/training/engines/choose-engine';
import type { EngineName } from '../../src/training/engines/engine';
import { referenceModel } from './reference-model';

/** Times of one step in milliseconds, and the process's greatest resident memory in MiB. */
export interface Measurement {
  engine: string;
  threads: number;
  side: number;
  steps: number;
  /** Wall time, the middle one and the shortest. */
  median: number;
  best: number;
  /** Processor time over all threads, the middle one: what other programs on the machine disturb least. */
  cpu: number;
  memory: number;
}

export const BATCH = 32;

const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function main(): Promise<void> {
  const [name, side, threads, seconds] = process.argv.slice(2);
  const { engine } = await chooseEngine(name as EngineName);
  const running = await engine.start({ threads: Number(threads) });
  const model = referenceModel(Number(side), BATCH);
  for (let i = 0; i < 3; i++) model.step();
  const walls: number[] = [];
  const cpus: number[] = [];
  const end = performance.now() + Number(seconds) * 1000;
  while (performance.now() < end || walls.length < 5) {
    const [wall, cpu] = [performance.now(), cpuTime()];
    model.step();
    walls.push(performance.now() - wall);
    cpus.push(cpuTime() - cpu);
  }
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
  const measurement: Measurement = {
    engine: running.name,
    threads: Number(threads),
    side: Number(side),
    steps: walls.length,
    median: middle(walls),
    best: Math.min(...walls),
    cpu: middle(cpus),
    memory: process.resourceUsage().maxRSS / 1024,
  };
  console.log(JSON.stringify(measurement));
  model.dispose();
  await running.stop();
}

if (process.argv[1] === __filename) void main();
