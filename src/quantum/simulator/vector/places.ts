import { outcomeOf, type Measurement } from '../measurements';

/** Measurements with every wire w renamed to places[w]. */
export function measurementsAt(
  measurements: readonly Measurement[],
  places: readonly number[],
): readonly Measurement[] {
  const qubits = places.length;
  const bit = (wire: number): number => 2 ** (qubits - 1 - wire);
  const moved = (mask: number): number =>
    places.reduce((sum, place, wire) => sum + outcomeOf(mask, [wire], qubits) * bit(place), 0);
  return measurements.map((m) => {
    switch (m.kind) {
      case 'words':
        return {
          ...m,
          terms: m.terms.map(({ coefficient, word }) => ({
            coefficient,
            word: { x: moved(word.x), z: moved(word.z), ys: word.ys },
          })),
        };
      case 'projector':
        return { ...m, mask: moved(m.mask), bits: moved(m.bits) };
      case 'probabilities':
        return { ...m, wires: m.wires.map((wire) => places[wire]!) };
    }
  });
}
