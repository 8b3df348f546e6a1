import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The cases of `test/golden/quantum/<name>.json`; the file's `origin` says which tool made it. */
export function goldenCases<T>(name: string): readonly T[] {
  const path = join(import.meta.dirname, '../../golden/quantum', `${name}.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: T[] }).cases;
}

/** What PennyLane or Qiskit gave for a circuit: for each sample expectations and Jacobians [outputs][parameters]. */
export interface GoldenRun {
  readonly inputs: number[][];
  readonly weights: number[];
  readonly expectations: number[][];
  readonly inputGradients: number[][][];
  readonly weightGradients: number[][][];
}
