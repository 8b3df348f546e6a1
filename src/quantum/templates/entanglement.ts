import { range, type Entanglement } from './template';

type Pair = readonly [number, number];

/**
 * The (control, target) pairs of one entangling layer as Qiskit's `get_entangler_map` lists them for two-qubit blocks:
 * `circular` closes the ring first; `sca` shifts the ring by the layer's number and swaps the roles in odd layers
 * (Sim et al. 2019).
 */
export function entanglerPairs(entanglement: Entanglement, qubits: number, layer: number): readonly Pair[] {
  const linear = range(Math.max(0, qubits - 1)).map((i): Pair => [i, i + 1]);
  const circular = qubits > 2 ? [[qubits - 1, 0] as Pair, ...linear] : linear;
  switch (entanglement) {
    case 'linear':
      return linear;
    case 'reverse_linear':
      return linear.toReversed();
    case 'circular':
      return circular;
    case 'full':
      return range(qubits).flatMap((i) =>
        range(qubits)
          .slice(i + 1)
          .map((j): Pair => [i, j]),
      );
    case 'sca': {
      const shift = circular.length === 0 ? 0 : layer % circular.length;
      const shifted = [...circular.slice(circular.length - shift), ...circular.slice(0, circular.length - shift)];
      return layer % 2 === 0 ? shifted : shifted.map(([i, j]): Pair => [j, i]);
    }
  }
}
