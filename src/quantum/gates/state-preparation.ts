import type { StatePreparation } from './gate';

/** Amplitude embedding: the first operation of a circuit, on all its wires or some of them. */
export const statePreparation: StatePreparation = {
  kind: 'preparation',
  name: 'StatePrep',
  wires: 'any',
  parameters: 'any',
  description:
    'Prepares the state whose real amplitudes are its 2^wires parameters, divided by their norm where `normalise` is true.',
  formula: '|0…0⟩ → Σₖ aₖ |k⟩ / ‖a‖',
  drawing: { controls: 0, target: 'box', label: '|ψ⟩' },
  names: { pennylane: 'StatePrep', qiskit: 'StatePreparation' },
};
