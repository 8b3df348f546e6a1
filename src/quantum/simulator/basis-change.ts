import type { ComplexMatrix } from '../gates/gate';
import { complexMatrix, realMatrix } from '../gates/matrices';
import type { Setting } from './settings';

const r = Math.SQRT1_2;

/** What turns the eigenstates of a letter into |0⟩ and |1⟩: H for X, H·S† for Y, nothing for Z. */
const changes: Readonly<Record<'X' | 'Y' | 'Z', ComplexMatrix | undefined>> = {
  X: realMatrix([
    [r, r],
    [r, -r],
  ]),
  Y: complexMatrix([
    [
      [r, 0],
      [0, -r],
    ],
    [
      [r, 0],
      [0, r],
    ],
  ]),
  Z: undefined,
};

/** Wires that are not measured in Z, with their change of basis. */
export function basisChanges({ basis }: Setting): readonly { readonly wire: number; readonly matrix: ComplexMatrix }[] {
  return basis.flatMap((letter, wire) => {
    const matrix = changes[letter];
    return matrix === undefined ? [] : [{ wire, matrix }];
  });
}
