import { test } from 'node:test';
import type { Circuit } from '../../../src/quantum/circuit';
import type { NoiseModel } from '../../../src/experiment/schema/noise';
import { assertGolden } from './compiled-against-golden';
import { goldenCases, type GoldenRun } from './golden-file';

for (const golden of goldenCases<GoldenRun & { name: string; circuit: Circuit; noise: NoiseModel }>('pennylane-noise'))
  void test(`${golden.name} agrees with PennyLane's density matrix`, () => {
    assertGolden(golden.circuit, golden, { noise: golden.noise }, 1e-10);
  });
