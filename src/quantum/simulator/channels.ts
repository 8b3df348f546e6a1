import { quantumRunFailures } from '../../shared/failures/quantum-run';
import type { ComplexMatrix } from '../gates/gate';
import { dimensionOf, kronecker, multiply, pauliWord, realMatrix, scaled } from '../gates/matrices';
import type { NoiseRule } from '../../experiment/schema/noise';

/**
 * Kraus operators of a channel of one wire, ρ → Σ KρK†, in PennyLane's conventions (Nielsen and Chuang 2010, ch. 8; thermal
 * relaxation: Blank et al. 2020, arXiv:2007.01261, as in Qiskit). Throws a Failure where a number is out of range.
 */
export function krausOperators(rule: NoiseRule): readonly ComplexMatrix[] {
  switch (rule.channel) {
    case 'depolarising': {
      const p = probability(rule.channel, rule.probability);
      return [['I', 1 - p] as const, ['X', p / 3] as const, ['Y', p / 3] as const, ['Z', p / 3] as const].map(weighted);
    }
    case 'bit-flip':
      return flips(probability(rule.channel, rule.probability), 'X');
    case 'phase-flip':
      return flips(probability(rule.channel, rule.probability), 'Z');
    case 'amplitude-damping':
      return damping(probability(rule.channel, rule.probability));
    case 'phase-damping': {
      const p = probability(rule.channel, rule.probability);
      return [
        realMatrix([
          [1, 0],
          [0, Math.sqrt(1 - p)],
        ]),
        realMatrix([
          [0, 0],
          [0, Math.sqrt(p)],
        ]),
      ];
    }
    case 'thermal-relaxation':
      return thermal(rule.t1, rule.t2, rule.gateTime, rule.excited ?? 0);
  }
}

/** Σ K ⊗ conj(K): what the channel does to ρ read as a vector, its row wire first. */
export function superoperator(kraus: readonly ComplexMatrix[]): ComplexMatrix {
  const d = dimensionOf(kraus[0]!);
  const sum = new Float64Array(2 * d ** 4);
  for (const k of kraus) kronecker(k, conjugate(k)).forEach((value, i) => (sum[i] = sum[i]! + value));
  return sum;
}

export function conjugate(m: ComplexMatrix): ComplexMatrix {
  return m.map((value, k) => (k % 2 === 0 ? value : -value));
}

const weighted = ([letter, p]: readonly [string, number]): ComplexMatrix => scaled(pauliWord(letter), Math.sqrt(p));
const flips = (p: number, letter: string): ComplexMatrix[] => [weighted(['I', 1 - p]), weighted([letter, p])];

function damping(p: number): ComplexMatrix[] {
  return [
    realMatrix([
      [1, 0],
      [0, Math.sqrt(1 - p)],
    ]),
    realMatrix([
      [0, Math.sqrt(p)],
      [0, 0],
    ]),
  ];
}

/**
 * Populations relax by 1 − e^(−t/T1) towards |1⟩ with probability `excited`, coherence by e^(−t/T2): generalised amplitude
 * damping followed by phase damping of what T1 leaves.
 */
function thermal(t1: number, t2: number, time: number, excited: number): readonly ComplexMatrix[] {
  const rule = 'thermal-relaxation';
  probability(rule, excited);
  if (!(t1 > 0) || !(t2 > 0) || !(time >= 0)) throw quantumRunFailures.badNoise(rule, 'its times have to be positive');
  if (t2 > 2 * t1) throw quantumRunFailures.badNoise(rule, `t2 = ${t2} exceeds twice t1 = ${t1}`);
  const reset = 1 - Math.exp(-time / t1);
  // coherence: √(1 − reset)·√(1 − λ) = e^(−t/T2)
  const lambda = Math.max(0, 1 - Math.exp((-2 * time) / t2) / (1 - reset));
  const x = pauliWord('X');
  const down = damping(reset);
  const up = down.map((k) => multiply(multiply(x, k), x));
  const relaxed = [
    ...down.map((k) => scaled(k, Math.sqrt(1 - excited))),
    ...up.map((k) => scaled(k, Math.sqrt(excited))),
  ];
  const dephased = krausOperators({ channel: 'phase-damping', probability: lambda });
  return relaxed.flatMap((k) => dephased.map((l) => multiply(l, k))).filter((k) => k.some((value) => value !== 0));
}

function probability(rule: string, p: number): number {
  if (!(p >= 0 && p <= 1)) throw quantumRunFailures.badNoise(rule, `${p} is no probability`);
  return p;
}
