import type { Operation } from '../circuit';
import { negated } from './operations';

export const selfInverse = (operation: Operation): readonly Operation[] => [operation];

/** exp(−iθG)⁻¹ = exp(iθG). */
export const negatedAngles = (operation: Operation): readonly Operation[] => [
  { ...operation, parameters: (operation.parameters ?? []).map(negated) },
];

export const inverseIs =
  (gate: string) =>
  (operation: Operation): readonly Operation[] => [{ ...operation, gate }];
