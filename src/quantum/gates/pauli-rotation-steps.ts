import type { Operation, Parameter } from '../circuit';
import { operation } from './operations';

/**
 * exp(−iθP/2) as basis changes (H for X, RX(π/2) for Y), a ladder of CNOTs that gathers the parity on the last
 * wire, RZ(θ) there, and the way back. Letters I are left out; a word of I alone is a global phase and gives nothing.
 */
export function pauliRotationSteps(word: string, wires: readonly number[], angle: Parameter): readonly Operation[] {
  const acted = Array.from(word).flatMap((letter, k) => (letter === 'I' ? [] : [{ letter, wire: wires[k] ?? 0 }]));
  const last = acted.at(-1);
  if (last === undefined) return [];
  const change = (sign: 1 | -1): Operation[] =>
    acted.flatMap(({ letter, wire }) => {
      if (letter === 'X') return [operation('H', [wire])];
      return letter === 'Y' ? [operation('RX', [wire], [(sign * Math.PI) / 2])] : [];
    });
  const ladder = acted.slice(1).map(({ wire }, k) => operation('CNOT', [acted[k]?.wire ?? 0, wire]));
  return [...change(1), ...ladder, operation('RZ', [last.wire], [angle]), ...ladder.toReversed(), ...change(-1)];
}
