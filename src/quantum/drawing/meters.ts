import type { Circuit, Observable } from '../circuit';

/** A wire that some observable reads, with its basis where there is one only. */
export interface Meter {
  readonly wire: number;
  readonly label: string;
}

export function metersOf({ qubits, observables }: Circuit): readonly Meter[] {
  const letters = Array.from({ length: qubits }, () => new Set<string>());
  for (const word of observables.flatMap((observable) => wordsOf(observable, qubits)))
    Array.from(word).forEach((letter, wire) => {
      if (letter !== 'I') letters[wire]?.add(letter);
    });
  return letters.flatMap((found, wire) => {
    if (found.size === 0) return [];
    return [{ wire, label: found.size === 1 ? [...found].join('') : '' }];
  });
}

/** One letter a wire: probabilities and projectors read Z. */
function wordsOf(observable: Observable, qubits: number): readonly string[] {
  if ('pauli' in observable) return [observable.pauli];
  if ('variance' in observable) return [observable.variance];
  if ('terms' in observable) return observable.terms.map(({ pauli }) => pauli);
  const all = Array.from({ length: qubits }, (_, wire) => wire);
  const wires = 'probabilities' in observable ? observable.probabilities : (observable.wires ?? all);
  return [all.map((wire) => (wires.includes(wire) ? 'Z' : 'I')).join('')];
}
