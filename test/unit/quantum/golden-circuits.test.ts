import { test } from 'node:test';
import type { Circuit } from '../../../src/quantum/circuit';
import { assertGolden, precisions } from './compiled-against-golden';
import { goldenCases, type GoldenRun } from './golden-file';

for (const { precision, tolerance } of precisions)
  for (const golden of goldenCases<GoldenRun & { name: string; circuit: Circuit }>('pennylane-circuits'))
    void test(`${golden.name} agrees with PennyLane in ${precision}`, () => {
      assertGolden(golden.circuit, golden, { precision }, tolerance);
      if (precision === 'f64') assertGolden(golden.circuit, golden, { gradient: 'parameter-shift' }, tolerance);
    });
