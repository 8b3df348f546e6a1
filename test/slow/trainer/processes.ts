import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRun, type Run } from '../../../src/runs/read-run';
import { runsFolder } from '../../../src/runs/run-files';

const dist = join(__dirname, '..', '..', '..', 'dist');

/** A small training in which everything has a state that a checkpoint must hold. */
export function experimentText(epochs: number): string {
  return `dataset: { source: phantom, imagesPerClass: 40, split: { kind: holdout, test: 0.2, validation: 0.2 } }
preprocessing: { size: 32 }
augmentation: { mirror: horizontal, rotation: 10, noise: 0.05 }
model: { blocks: [{ filters: 8, dropout: 0.1 }, { filters: 8 }], dense: { units: 16, dropout: 0.2 } }
training: { epochs: ${epochs}, batchSize: 8 }
evaluation: { bootstrap: 50 }
`;
}

/** A folder to hold runs with the experiment in it. */
export function workspace(root: string, epochs: number): { root: string; file: string } {
  mkdirSync(root, { recursive: true });
  const file = join(root, 'some.experiment.yaml');
  writeFileSync(file, experimentText(epochs));
  return { root, file };
}

export interface Program {
  readonly child: ChildProcess;
  readonly end: Promise<{ readonly code: number | null; readonly said: string }>;
}

function program(script: string, args: readonly string[]): Program {
  const child = spawn(process.execPath, [join(dist, script), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return { child, end: new Promise((resolve) => child.on('close', (code) => resolve({ code, said }))) };
}

export function trainer(...args: string[]): Program {
  return program('trainer.js', args);
}

export function commandLine(...args: string[]): Program {
  return program('cli.js', args);
}

/** A trainer forked as the extension does, by a process that plays the extension host. */
export async function hosted(place: {
  root: string;
  file: string;
}): Promise<{ readonly host: ChildProcess; readonly run: string; readonly pid: number }> {
  const args = ['--import', 'tsx', join(__dirname, 'trainer-host.ts'), place.file, place.root];
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => {
    host.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text));
  });
  return { host, ...(JSON.parse(line) as { run: string; pid: number }) };
}

/** The newest run below a root. */
export function runIn(root: string): string | undefined {
  try {
    const [newest] = readdirSync(join(root, runsFolder)).sort().reverse();
    return newest === undefined ? undefined : join(root, runsFolder, newest);
  } catch {
    return undefined;
  }
}

/** Waits until a run is as wanted. Returns it then. */
export async function runWhen(
  path: () => string | undefined,
  wanted: (run: Run) => boolean,
  seconds = 60,
): Promise<Run> {
  const begun = performance.now();
  let last = 'no run';
  while (performance.now() - begun < seconds * 1000) {
    const found = path();
    try {
      if (found !== undefined) {
        const run = readRun(found);
        if (wanted(run)) return run;
        last = `${run.record.state}, ${run.liveness}, epoch ${run.record.epoch}`;
      }
    } catch {
      // The folder was only just made
    }
    await sleep(20);
  }
  throw new Error(`Not so after ${seconds} s: ${last}`);
}

/** Of what a run ended with. */
export function hashes(run: string): Record<string, string> {
  const files = ['model/weights.bin', 'predictions.csv', 'circuit.json'];
  const of = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(run, file)))
      .digest('hex');
  return Object.fromEntries(files.map((file) => [file, of(file)]));
}
