import type { Operation } from '../circuit';
import { norm } from '../norm';

/** The amplitudes of a StatePrep, normalised if it says so; undefined where they are not all numbers. */
export function preparedAmplitudes({ parameters = [], normalise = false }: Operation): readonly number[] | undefined {
  const numbers = parameters.filter((parameter) => typeof parameter === 'number');
  if (numbers.length < parameters.length) return undefined;
  const length = normalise ? norm(numbers) : 1;
  return numbers.map((amplitude) => amplitude / length);
}
