import { controlledGates } from './controlled-gates';
import { fixedGates } from './fixed-gates';
import type { Gate } from './gate';
import { interactionGates } from './interaction-gates';
import { rotationGates } from './rotation-gates';
import { statePreparation } from './state-preparation';

/** Every gate there is, one row each. Adding a gate is adding a row. */
export const gateTable: readonly Gate[] = [
  ...fixedGates,
  ...rotationGates,
  ...controlledGates,
  ...interactionGates,
  statePreparation,
];

const byName: ReadonlyMap<string, Gate> = new Map(gateTable.map((gate) => [gate.name, gate]));

/** The row of this name, or undefined; `checkCircuit` refuses a circuit whose gates are not all known. */
export function findGate(name: string): Gate | undefined {
  return byName.get(name);
}

/** The row of a circuit that has been checked. */
export function gateNamed(name: string): Gate {
  const gate = byName.get(name);
  if (gate === undefined) throw new Error(`gate ${name} is not in the table`);
  return gate;
}
