import { basicEntanglerLayers } from './ansatze/basic-entangler-layers';
import { quantumCnn } from './ansatze/quantum-cnn';
import { randomLayers } from './ansatze/random-layers';
import { efficientSU2, realAmplitudes } from './ansatze/rotation-entangler-ansatze';
import { simCircuits } from './ansatze/sim-circuits';
import { simplifiedTwoDesign } from './ansatze/simplified-two-design';
import { stronglyEntanglingLayers } from './ansatze/strongly-entangling-layers';
import { mera, mps, ttn } from './ansatze/tensor-network-ansatze';
import type { Ansatz } from './template';

export const ansatzTable: readonly Ansatz[] = [
  stronglyEntanglingLayers,
  basicEntanglerLayers,
  simplifiedTwoDesign,
  randomLayers,
  realAmplitudes,
  efficientSU2,
  mps,
  ttn,
  mera,
  quantumCnn,
  ...simCircuits,
];

export function findAnsatz(name: string): Ansatz | undefined {
  return ansatzTable.find((ansatz) => ansatz.name === name);
}
