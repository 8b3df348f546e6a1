import type { Failure, Place } from '../../shared/failure';
import { quantumFailures } from '../../shared/failures/quantum';
import type { Observable } from '../circuit';
import { wireFailures } from './wire-failures';

/** The most wires whose probabilities are listed together. */
const probabilityWires = 24;

export function observableFailures(
  observable: Observable,
  qubits: number,
  at: (path: string) => Place,
): readonly Failure[] {
  const word = (text: string, path: string): readonly Failure[] =>
    new RegExp(`^[IXYZ]{${qubits}}$`).test(text) ? [] : [quantumFailures.pauliWord(text, qubits, at(path))];
  if ('pauli' in observable) return word(observable.pauli, '.pauli');
  if ('variance' in observable) return word(observable.variance, '.variance');
  if ('terms' in observable)
    return observable.terms.flatMap(({ coefficient, pauli }, k) => [
      ...(Number.isFinite(coefficient)
        ? []
        : [quantumFailures.badObservable(`coefficient ${coefficient} is not finite`, at(`.terms[${k}].coefficient`))]),
      ...word(pauli, `.terms[${k}].pauli`),
    ]);
  if ('projector' in observable) {
    const { projector, wires } = observable;
    const count = wires?.length ?? qubits;
    return [
      ...wireFailures(wires ?? [], qubits, (path) => at(`.wires${path}`)),
      ...(new RegExp(`^[01]{${count}}$`).test(projector)
        ? []
        : [quantumFailures.bits(projector, count, at('.projector'))]),
    ];
  }
  const { probabilities } = observable;
  if (probabilities.length < 1 || probabilities.length > probabilityWires)
    return [
      quantumFailures.badObservable(
        `probabilities of ${probabilities.length} wires are not 1 to ${probabilityWires}`,
        at('.probabilities'),
      ),
    ];
  return wireFailures(probabilities, qubits, (path) => at(`.probabilities${path}`));
}
