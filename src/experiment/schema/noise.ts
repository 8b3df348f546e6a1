import { Type, type Static } from '@sinclair/typebox';
import { about, keys } from './annotations';

const Probability = Type.Number({ minimum: 0, maximum: 1 });

const where = {
  gates: Type.Optional(
    Type.Array(Type.String(), about('Gates', 'Only after gates of these names; after every gate where left out.')),
  ),
  wires: Type.Optional(
    Type.Array(
      Type.Integer({ minimum: 0 }),
      about('Wires', 'Only on these wires; on every wire of the gate where left out.'),
    ),
  ),
};

const channel = <Name extends string>(name: Name, text: string) =>
  keys(
    { channel: Type.Literal(name), probability: Probability, ...where },
    about(name, text, { examples: [{ channel: name, probability: 0.01 }] }),
  );

/** One channel of one wire, after every gate that it fits. Conventions are PennyLane's. */
export const NoiseRule = Type.Union([
  channel('depolarising', 'ρ → (1 − p)ρ + p/3 (XρX + YρY + ZρZ): any Pauli error, each as likely.'),
  channel('bit-flip', 'ρ → (1 − p)ρ + p XρX.'),
  channel('phase-flip', 'ρ → (1 − p)ρ + p ZρZ.'),
  channel('amplitude-damping', '|1⟩ decays to |0⟩ with probability p: energy is lost.'),
  channel('phase-damping', 'Coherence shrinks by √(1 − p), populations stay.'),
  keys(
    {
      channel: Type.Literal('thermal-relaxation'),
      t1: Type.Number({
        exclusiveMinimum: 0,
        ...about('T1', 'Time constant of relaxation, in the unit of `gateTime`.'),
      }),
      t2: Type.Number({ exclusiveMinimum: 0, ...about('T2', 'Time constant of dephasing, at most 2·T1.') }),
      gateTime: Type.Number({ minimum: 0, ...about('Gate time', 'How long a gate takes.') }),
      excited: Type.Optional(
        Type.Number({
          minimum: 0,
          maximum: 1,
          ...about('Excited population', 'Of |1⟩ in equilibrium; 0 where left out.'),
        }),
      ),
      ...where,
    },
    about('thermal-relaxation', 'Relaxation (T1) and dephasing (T2) during a gate.', {
      examples: [{ channel: 'thermal-relaxation', t1: 50, t2: 70, gateTime: 0.1 }],
    }),
  ),
]);

const ReadoutError = keys(
  {
    wires: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }))),
    oneGivenZero: Probability,
    zeroGivenOne: Probability,
  },
  about('Readout error', 'Probabilities of reading 1 for 0 and 0 for 1, on every wire or those listed.', {
    examples: [{ oneGivenZero: 0.01, zeroGivenOne: 0.02 }],
  }),
);

/** A noise model: what happens after gates, and what is misread at the end. */
export const Noise = keys(
  {
    channels: Type.Array(NoiseRule, { maxItems: 64 }),
    readout: Type.Optional(Type.Array(ReadoutError, { maxItems: 64 })),
  },
  about('Noise model', 'Channels after gates, by kind of gate and by wire, and errors of reading.', {
    paper: 'Nielsen and Chuang 2010, Quantum Computation and Quantum Information, ch. 8',
    examples: [{ channels: [{ channel: 'depolarising', probability: 0.01, gates: ['CNOT'] }] }],
  }),
);
export type NoiseModel = Static<typeof Noise>;
export type NoiseRule = Static<typeof NoiseRule>;
export type ReadoutError = Static<typeof ReadoutError>;
