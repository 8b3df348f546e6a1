import { Type, type Static } from '@sinclair/typebox';
import { about, keys } from './annotations';

const probability = { minimum: 0, maximum: 1 };

const Wires = Type.Optional(
  Type.Array(Type.Integer({ minimum: 0, maximum: 63 }), {
    maxItems: 64,
    ...about('Wires', 'Only on these wires, from 0.', { defaultText: 'every wire of the gate' }),
  }),
);

const where = {
  gates: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: 64,
      ...about('Gates', 'Only after gates of these names, such as CNOT.', { defaultText: 'every gate' }),
    }),
  ),
  wires: Wires,
};

const channelName = <Name extends string>(name: Name, description: string) =>
  Type.Literal(name, about('Channel', description));

const channel = <Name extends string>(name: Name, title: string, text: string) =>
  keys(
    {
      channel: channelName(name, text),
      probability: Type.Number({
        ...probability,
        ...about('Probability', 'The p of the channel, for each gate and wire.', { examples: [0.001, 0.01] }),
      }),
      ...where,
    },
    about(title, text, { examples: [{ channel: name, probability: 0.01 }] }),
  );

const relaxation = 'Relaxation (T1) and dephasing (T2) during a gate.';

/** One channel of one wire, after every gate that it fits. Conventions are PennyLane's. */
export const NoiseRule = Type.Union(
  [
    channel('depolarising', 'Depolarising', 'ρ → (1 − p)ρ + p/3 (XρX + YρY + ZρZ): any Pauli error, each as likely.'),
    channel('bit-flip', 'Bit flip', 'Flips the bit: ρ → (1 − p)ρ + p XρX.'),
    channel('phase-flip', 'Phase flip', 'Flips the phase: ρ → (1 − p)ρ + p ZρZ.'),
    channel('amplitude-damping', 'Amplitude damping', '|1⟩ decays to |0⟩ with probability p: energy is lost.'),
    channel('phase-damping', 'Phase damping', 'Coherence shrinks by √(1 − p), populations stay.'),
    keys(
      {
        channel: channelName('thermal-relaxation', relaxation),
        t1: Type.Number({
          minimum: 1e-9,
          maximum: 1e9,
          ...about('T1', 'Time constant of relaxation, in the unit of `gateTime`.', { examples: [50] }),
        }),
        t2: Type.Number({
          minimum: 1e-9,
          maximum: 2e9,
          ...about('T2', 'Time constant of dephasing, at most 2·T1.', { examples: [70] }),
        }),
        gateTime: Type.Number({
          minimum: 0,
          maximum: 1e9,
          ...about('Gate time', 'How long a gate takes, in the unit of `t1`.', { examples: [0.1] }),
        }),
        excited: Type.Optional(
          Type.Number({
            ...probability,
            ...about('Excited population', 'Of |1⟩ in thermal equilibrium.', { defaultText: '0' }),
          }),
        ),
        ...where,
      },
      about('Thermal relaxation', relaxation, {
        examples: [{ channel: 'thermal-relaxation', t1: 50, t2: 70, gateTime: 0.1 }],
      }),
    ),
  ],
  { discriminator: { propertyName: 'channel' }, ...about('Noise channel', 'What happens to a wire after a gate.') },
);

const ReadoutError = keys(
  {
    wires: Wires,
    oneGivenZero: Type.Number({
      ...probability,
      ...about('One given zero', 'Probability of reading 1 where the state is |0⟩.', { examples: [0.01] }),
    }),
    zeroGivenOne: Type.Number({
      ...probability,
      ...about('Zero given one', 'Probability of reading 0 where the state is |1⟩.', { examples: [0.02] }),
    }),
  },
  about('Readout error', 'Probabilities of reading 1 for 0 and 0 for 1, on every wire or those listed.', {
    examples: [{ oneGivenZero: 0.01, zeroGivenOne: 0.02 }],
  }),
);

/** A noise model: what happens after gates, and what is misread at the end. */
export const Noise = keys(
  {
    channels: Type.Array(NoiseRule, {
      maxItems: 64,
      ...about('Channels', 'Channels after gates, by kind of gate and by wire, applied in this order.'),
    }),
    readout: Type.Optional(
      Type.Array(ReadoutError, {
        maxItems: 64,
        ...about('Readout', 'Errors of reading at the end; later ones replace earlier ones of the same wire.'),
      }),
    ),
  },
  about(
    'Noise model',
    'Channels after gates and errors of reading, simulated by density matrix up to 11 qubits and by trajectories beyond. Training needs `parameter-shift` or `spsa` and is far slower than without.',
    {
      paper: 'Nielsen and Chuang 2010, Quantum Computation and Quantum Information, ch. 8',
      examples: [{ channels: [{ channel: 'depolarising', probability: 0.01, gates: ['CNOT'] }] }],
    },
  ),
);
export type NoiseModel = Static<typeof Noise>;
export type NoiseRule = Static<typeof NoiseRule>;
export type ReadoutError = Static<typeof ReadoutError>;
