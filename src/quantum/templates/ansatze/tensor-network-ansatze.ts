import type { Operation } from '../../circuit';
import { operation } from '../../gates/operations';
import { range, type Ansatz } from '../template';

type Pair = readonly [number, number];

/** PennyLane's templates take any block; this is the block of their documentation: CNOT, then RY on both wires. */
function block([a, b]: Pair, weight: number): readonly Operation[] {
  return [
    operation('CNOT', [a, b]),
    operation('RY', [a], [{ weight }]),
    operation('RY', [b], [{ weight: weight + 1 }]),
  ];
}

type Row = Pick<Ansatz, 'name' | 'description' | 'formula' | 'source'> & {
  readonly pairs: (qubits: number) => readonly Pair[];
  readonly powerOfTwo: boolean;
};

/** `layers` repeats the whole network. */
function network({ pairs, powerOfTwo, ...row }: Row): Ansatz {
  return {
    ...row,
    weightShape: ({ layers, qubits }) => [layers, pairs(qubits).length, 2],
    blocks: ({ layers, qubits }) => {
      const all = pairs(qubits);
      return range(layers).map((layer) => all.flatMap((pair, k) => block(pair, 2 * (layer * all.length + k))));
    },
    refuses: ({ qubits }) => {
      if (qubits < 2) return `${row.name} needs two qubits at least`;
      return powerOfTwo && !Number.isInteger(Math.log2(qubits))
        ? `${row.name} needs 2, 4, 8 or 16 qubits, not ${qubits}`
        : undefined;
    },
  };
}

export const mps = network({
  name: 'MPS',
  description: 'Matrix product state: two-wire blocks down the chain, each sharing a wire with the next.',
  formula: 'block(n−2, n−1) … block(1, 2) block(0, 1), block = RY RY CNOT',
  source:
    'PennyLane MPS (n_block_wires = 2, the block of its documentation); Huggins et al. 2019, Quantum Sci. Technol. 4, 024001',
  powerOfTwo: false,
  pairs: (qubits) => range(Math.max(0, qubits - 1)).map((i) => [i, i + 1]),
});

/** Layer by layer the wires that carry on lie twice as far apart. */
function treePairs(qubits: number): readonly Pair[] {
  return range(Math.floor(Math.log2(Math.max(1, qubits)))).flatMap((layer) => {
    const [lower, upper, step] = [2 ** layer - 1, 2 ** (layer + 1) - 1, 2 ** (layer + 1)];
    return range(qubits / step).map((k): Pair => [k * step + lower, k * step + upper]);
  });
}

export const ttn = network({
  name: 'TTN',
  description: 'Tree tensor network: blocks join pairs of wires, and one wire of each goes on to the next level.',
  formula: 'levels k = 0, 1, …: block(j·2ᵏ⁺¹ + 2ᵏ − 1, j·2ᵏ⁺¹ + 2ᵏ⁺¹ − 1), block = RY RY CNOT',
  source:
    'PennyLane TTN (n_block_wires = 2, the block of its documentation); Huggins et al. 2019, Quantum Sci. Technol. 4, 024001',
  powerOfTwo: true,
  pairs: treePairs,
});

/** From the top of the network down, each level first brings in new wires, then links neighbours; applied bottom up. */
function meraPairs(qubits: number): readonly Pair[] {
  const pairs: Pair[] = [[0, 1]];
  let fresh = 2;
  for (let level = 0; level < 2 * Math.log2(qubits / 2); level++) {
    const previous = pairs.slice(pairs.length - 2 ** ((level + 1) >> 1));
    if (level % 2 === 0)
      for (const [a, b] of previous) {
        pairs.push([a, fresh], [fresh + 1, b]);
        fresh += 2;
      }
    else previous.forEach(([, b], k) => pairs.push([b, previous[(k + 1) % previous.length]?.[0] ?? 0]));
  }
  return pairs.toReversed();
}

export const mera = network({
  name: 'MERA',
  description: 'Multi-scale entanglement renormalisation: a tree of blocks with disentanglers between neighbours.',
  formula: 'TTN with a layer of blocks across neighbouring branches below each level, block = RY RY CNOT',
  source:
    'PennyLane MERA (n_block_wires = 2, the block of its documentation); Vidal 2008, Phys. Rev. Lett. 101, 110501',
  powerOfTwo: true,
  pairs: meraPairs,
});
