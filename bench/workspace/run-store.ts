// What following runs costs the process that shows them: `npx tsx bench/workspace/run-store.ts [--runs 1000] [--rate 1000]`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runsFolder } from '../../src/runs/run-files';
import type { RunRecord } from '../../src/runs/run-record';
import { ownWriter } from '../../src/runs/writer';
import { RunStore } from '../../src/workspace/runs/run-store';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, rate: { type: 'string', default: '1000' } },
});
const count = Number(values.runs);
const rate = Number(values.rate);
const root = mkdtempSync(join(tmpdir(), 'hybrid-qml-bench-'));

function record(id: string, state: RunRecord['state']): string {
  const now = new Date().toISOString();
  const metric = { value: 0.9, low: 0.85, high: 0.95 };
  const layers = Array.from({ length: 8 }, (_, i) => ({ name: `layer ${i}`, kind: 'conv2d', parameters: 1000 }));
  const one: RunRecord = {
    ...{ format: 1, id, name: 'Bench', source: 'bench.experiment.yaml', state, epoch: 3, epochs: 100, seed: 1 },
    versions: { product: '0', node: process.version, platform: 'bench' },
    hashes: { config: 'a'.repeat(64), data: 'b'.repeat(64) },
    parameters: { total: 8000, classical: 7900, quantum: 100, layers },
    metrics: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`metric ${i}`, metric])),
    ...{ started: now, updated: now, process: { ...ownWriter(), heartbeat: now } },
  };
  return JSON.stringify(one, null, 2);
}

function writeRun(id: string, state: RunRecord['state']): string {
  const path = join(root, runsFolder, id);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'run.json'), record(id, state));
  writeFileSync(join(path, 'events.ndjson'), '');
  return path;
}

/** The longest time that the event loop was held during `work`, and how long the work took, in milliseconds. */
async function measured(work: () => Promise<unknown>): Promise<{ took: number; blocked: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  await sleep(5);
  delay.disable();
  return { took, blocked: delay.max / 1e6 };
}

/** Appends batch events to a run from another process. */
const writer = `
const { appendFileSync } = require('node:fs');
const [file, rate] = process.argv.slice(1);
let n = 0;
const begun = performance.now();
setInterval(() => {
  for (const due = (performance.now() - begun) * rate / 1000; n < due; n++)
    appendFileSync(file, JSON.stringify({ time: new Date().toISOString(), type: 'batch', epoch: 1, batch: n % 1000, batches: 1000, loss: 0.5, accuracy: 0.5, imagesPerSecond: 100 }) + '\\n');
}, 1);
`;

async function main(): Promise<void> {
  for (let n = 0; n < count; n++) writeRun(`20260101-${String(n).padStart(6, '0')}`, 'completed');
  const live = writeRun('20260102-live', 'running');
  const store = new RunStore();
  const listing = await measured(() => store.setRoots([root]));
  console.log(
    `first listing of ${store.runs.length} runs: ${listing.took.toFixed(0)} ms, blocked ${listing.blocked.toFixed(1)} ms`,
  );
  const again = await measured(() => store.refresh());
  console.log(`listing again: ${again.took.toFixed(0)} ms, blocked ${again.blocked.toFixed(1)} ms`);
  let told = 0;
  let shown = 0;
  store.onDidChange(() => {
    told++;
    // As a view would: the list is made anew
    shown += store.runs.length;
  });
  const child = spawn(process.execPath, ['-e', writer, join(live, 'events.ndjson'), String(rate)], {
    stdio: 'inherit',
  });
  const before = process.cpuUsage();
  const following = await measured(() => sleep(10_000));
  const { user, system } = process.cpuUsage(before);
  child.kill();
  console.log(
    `10 s of ${rate} events a second: blocked ${following.blocked.toFixed(1)} ms at most, told ${told} changes of ${shown / Math.max(1, told)} runs, ` +
      `${((user + system) / 1e4 / 10).toFixed(1)} % of a core; last batch ${store.run(live)?.live?.batch}`,
  );
  store.dispose();
  rmSync(root, { recursive: true });
}

void main();
