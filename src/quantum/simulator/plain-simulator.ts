import { addAngleGradient, angleValue } from '../angles';
import { dagger, scaled } from '../gates/matrices';
import { applyObservables, measurePlain } from './plain-measurement';
import type { Measurement } from './measurements';
import { applyMatrix, innerProduct, zeroState, type PlainState } from './plain-state';
import { addPreparationGradient, featuresOf, preparedAmplitudes, preparedIndices } from './preparation';
import type { Gradients, RunInput, Simulator } from './simulator';
import type { PreparationStep, RotationStep, Step } from './steps';

/**
 * The state vector in plain f64, sample by sample and gate by gate: what the fast simulator is checked against.
 * Adjoint differentiation: Jones and Gacon 2020, arXiv:2009.02823.
 */
export class PlainSimulator implements Simulator {
  readonly name = 'plain state vector, f64';

  constructor(
    private readonly qubits: number,
    private readonly steps: readonly Step[],
    private readonly measurements: readonly Measurement[],
    private readonly outputs: number,
  ) {}

  expectations(run: RunInput): Float64Array {
    const out = new Float64Array(run.batch * this.outputs);
    for (let sample = 0; sample < run.batch; sample++)
      this.measure(this.state(run, sample), out.subarray(sample * this.outputs, (sample + 1) * this.outputs));
    return out;
  }

  /** The final state of one sample. */
  state(run: RunInput, sample: number): PlainState {
    const state = zeroState(this.qubits);
    for (const step of this.steps) applyStep(state, this.qubits, step, run, sample);
    return state;
  }

  adjoint(run: RunInput, upstream: Float64Array): Gradients {
    const expectations = new Float64Array(run.batch * this.outputs);
    const sums = { inputs: new Float64Array(run.inputs.length), weights: new Float64Array(run.weights.length) };
    for (let sample = 0; sample < run.batch; sample++) {
      const [from, to] = [sample * this.outputs, (sample + 1) * this.outputs];
      const ket = this.state(run, sample);
      this.measure(ket, expectations.subarray(from, to));
      const bra = applyObservables(ket, this.measurements, this.qubits, upstream.subarray(from, to));
      for (const step of this.steps.toReversed()) {
        if (step.kind === 'preparation') {
          const g = Float64Array.from(preparedIndices(step.wires, this.qubits), (k) => 2 * bra[2 * k]!);
          addPreparationGradient(step, run, sample, g, sums);
          continue;
        }
        const matrix = step.kind === 'fixed' ? step.matrix : step.matrix(shiftedAngle(step, run, sample));
        if (step.kind === 'rotation') {
          // d⟨O⟩/dθ = 2 Re ⟨bra| −iG |ket⟩ = 2 Im ⟨bra|G|ket⟩
          const turned = applyMatrix(ket.slice(), this.qubits, step.wires, scaled(step.generator, 2));
          const row = sample * featuresOf(run);
          addAngleGradient(step.angle, innerProduct(bra, turned)[1], run.inputs, row, run.weights, sums);
        }
        applyMatrix(ket, this.qubits, step.wires, dagger(matrix));
        applyMatrix(bra, this.qubits, step.wires, dagger(matrix));
      }
    }
    return { expectations, ...sums };
  }

  dispose(): void {
    // holds nothing outside JavaScript's own memory
  }

  private measure(state: PlainState, row: Float64Array): void {
    measurePlain(state, this.measurements, this.qubits, row);
  }
}

/** One step on one sample's state, in place. */
export function applyStep(state: PlainState, qubits: number, step: Step, run: RunInput, sample: number): void {
  if (step.kind === 'preparation') prepare(state, qubits, step, run, sample);
  else if (step.kind === 'fixed') applyMatrix(state, qubits, step.wires, step.matrix);
  else applyMatrix(state, qubits, step.wires, step.matrix(shiftedAngle(step, run, sample)));
}

/** Turns |0…0⟩ into the prepared state. */
function prepare(state: PlainState, qubits: number, step: PreparationStep, run: RunInput, sample: number): void {
  const { amplitudes } = preparedAmplitudes(step, run, sample);
  state[0] = 0;
  preparedIndices(step.wires, qubits).forEach((index, k) => {
    state[2 * index] = amplitudes[k]!;
  });
}

/** The angle of a rotation step for one sample, with the shift where it is this step's. */
function shiftedAngle(step: RotationStep, run: RunInput, sample: number): number {
  const value = angleValue(step.angle, run.inputs, sample * featuresOf(run), run.weights);
  return run.shift?.step === step.index ? value + run.shift.by : value;
}
