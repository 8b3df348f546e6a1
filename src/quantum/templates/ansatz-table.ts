import { basicEntanglerLayers } from './ansatze/basic-entangler-layers';
import { stronglyEntanglingLayers } from './ansatze/strongly-entangling-layers';
import type { Ansatz } from './template';

export const ansatzTable: readonly Ansatz[] = [basicEntanglerLayers, stronglyEntanglingLayers];

export function findAnsatz(name: string): Ansatz | undefined {
  return ansatzTable.find((ansatz) => ansatz.name === name);
}
