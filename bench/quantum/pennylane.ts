import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Clock } from './time';

export interface PennyLaneCase {
  readonly device: 'default.qubit' | 'lightning.qubit';
  readonly wires: number;
  readonly layers: number;
  /** Samples timed; times are scaled to the batch that was asked for, which favours neither: both run samples alike. */
  readonly batch: number;
  readonly threads: number;
  readonly clock: Clock;
  readonly repeats: number;
}

/** Milliseconds of the best of the repeats, or why there is no number. `PYTHON` names the interpreter. */
export function timePennyLane(one: PennyLaneCase): { readonly milliseconds: number } | { readonly failure: string } {
  const { device, wires, layers, batch, threads, clock, repeats } = one;
  const script = join(__dirname, 'layer.py');
  const args = [script, device, ...[wires, layers, batch, threads, repeats].map(String), clock];
  const env = { ...process.env, OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
  const python = process.env['PYTHON'] ?? 'python3';
  const { status, stdout, stderr } = spawnSync(python, args, { env, encoding: 'utf8', timeout: 600_000 });
  const line = stdout?.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !line.startsWith('{'))
    return { failure: stderr?.trim().split('\n').at(-1)?.slice(0, 100) ?? `${python} did not run` };
  return JSON.parse(line) as { milliseconds: number };
}
