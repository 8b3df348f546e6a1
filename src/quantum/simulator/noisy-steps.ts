import { quantumRunFailures } from '../../shared/failures/quantum-run';
import type { Circuit } from '../circuit';
import type { ComplexMatrix } from '../gates/gate';
import { findGate } from '../gates/gate-table';
import { krausOperators } from './channels';
import type { NoiseModel, NoiseRule, ReadoutError } from '../../experiment/schema/noise';
import type { Step } from './steps';

/** A channel on one wire, after a gate. */
export interface ChannelStep {
  readonly kind: 'channel';
  readonly wire: number;
  readonly kraus: readonly ComplexMatrix[];
}

/** The steps with the model's channels after every operation that they fit, in the order of the rules. */
export function noisySteps(
  circuit: Circuit,
  steps: readonly Step[],
  noise: NoiseModel,
): readonly (Step | ChannelStep)[] {
  const rules = noise.channels.map((rule) => ({ rule: checked(rule, circuit.qubits), kraus: krausOperators(rule) }));
  return steps.flatMap((step, k): (Step | ChannelStep)[] => {
    if (steps[k + 1]?.operation === step.operation) return [step];
    const { gate, wires } = circuit.operations[step.operation]!;
    const channels = rules.flatMap(({ rule, kraus }) =>
      rule.gates === undefined || rule.gates.includes(gate)
        ? wires
            .filter((wire) => rule.wires === undefined || rule.wires.includes(wire))
            .map((wire): ChannelStep => ({ kind: 'channel', wire, kraus }))
        : [],
    );
    return [step, ...channels];
  });
}

/** For each wire, the probabilities of reading 1 for 0 and 0 for 1; later rules replace earlier ones. */
export function readoutErrors(noise: NoiseModel | undefined, qubits: number): readonly ReadoutError[] {
  const perWire: ReadoutError[] = Array.from({ length: qubits }, () => ({ oneGivenZero: 0, zeroGivenOne: 0 }));
  for (const error of noise?.readout ?? []) {
    for (const p of [error.oneGivenZero, error.zeroGivenOne])
      if (!(p >= 0 && p <= 1)) throw quantumRunFailures.badNoise('readout', `${p} is no probability`);
    for (const wire of error.wires ?? perWire.keys()) {
      checkWire('readout', wire, qubits);
      perWire[wire] = error;
    }
  }
  return perWire;
}

function checked(rule: NoiseRule, qubits: number): NoiseRule {
  for (const gate of rule.gates ?? [])
    if (findGate(gate) === undefined) throw quantumRunFailures.badNoise(rule.channel, `there is no gate ${gate}`);
  for (const wire of rule.wires ?? []) checkWire(rule.channel, wire, qubits);
  return rule;
}

function checkWire(rule: string, wire: number, qubits: number): void {
  if (!Number.isInteger(wire) || wire < 0 || wire >= qubits)
    throw quantumRunFailures.badNoise(rule, `there is no wire ${wire}`);
}
