import { quantumRunFailures } from '../shared/failures/quantum-run';
import type { Circuit } from './circuit';
import { gradientMethod } from './gradients/gradient-method';
import { gradientFunction } from './gradients/gradient-function';
import type { CompileOptions } from './compile-options';
import { parameterCounts } from './parameter-counts';
import { checkedRun, finite } from './checked-run';
import { outputsOf, varianceColumns } from './simulator/measurements';
import { checkCircuit } from './validation';
import { chooseSimulator } from './simulator/choose-simulator';
import { Draws } from './simulator/draws';
import { stepsOf } from './simulator/steps';

export type Numbers = Float32Array | Float64Array;

/** Gradients of Σ upstream·expectation over the batch. */
export interface VectorJacobianProduct<T extends Numbers = Numbers> {
  /** [batch, outputs] */
  readonly expectations: T;
  /** [batch, inputs] */
  readonly inputs: T;
  /** [weights], summed over the batch */
  readonly weights: T;
}

/** A circuit ready to run on batches; arrays are row after row, of f32 or f64 numbers alike, and answers have `precision`'s type. */
export interface CompiledCircuit {
  /** Features of one sample. */
  readonly inputs: number;
  readonly weights: number;
  /** Numbers for one sample: one per observable, 2^wires for probabilities. */
  readonly outputs: number;
  /** How gradients are made, and why so. */
  readonly gradient: string;
  /** What simulates, as in "state vector, f32, 2 threads". */
  readonly simulator: string;
  /** [batch, outputs]. Throws a Failure on numbers that are not finite or of wrong count. */
  forward(inputs: Numbers, weights: Numbers, batch: number): Numbers;
  /** `upstream` is [batch, outputs]. */
  vjp(inputs: Numbers, weights: Numbers, upstream: Numbers, batch: number): VectorJacobianProduct;
  /** Every derivative: inputs [batch, outputs, inputs], weights [batch, outputs, weights]; outputs × batch times the work of one sample's vjp. */
  jacobian(inputs: Numbers, weights: Numbers, batch: number): VectorJacobianProduct;
  /** Starts the draws of shots, trajectories and SPSA anew, for results that do not depend on earlier calls. */
  reseed(seed: number): void;
  /** Gives its memory and threads back. */
  dispose(): void;
}

/** Compiles a circuit once, to be run on many batches. Throws a Failure where the circuit is wrong or does not fit the options. */
export function compile(circuit: Circuit, options: CompileOptions = {}): CompiledCircuit {
  checkCircuit(circuit);
  const { inputs, weights } = parameterCounts(circuit);
  const outputs = outputsOf(circuit);
  const steps = stepsOf(circuit);
  const method = gradientMethod(steps, options);
  const draws = new Draws(options.seed ?? 0);
  const simulator = chooseSimulator(circuit, steps, options, draws);
  const differentiate = gradientFunction(method.name, simulator, steps, draws);
  const squared = varianceColumns(circuit);
  const numbers = (values: Float64Array): Numbers => (options.precision === 'f32' ? new Float32Array(values) : values);
  let disposed = false;
  const check = (x: Numbers, w: Numbers, batch: number): ReturnType<typeof checkedRun> => {
    if (disposed) throw quantumRunFailures.disposed();
    return checkedRun(x, w, batch, inputs, weights);
  };
  const finish = (moments: Float64Array): Float64Array => {
    for (const column of squared)
      for (let k = column; k < moments.length; k += outputs) moments[k] = 1 - moments[k]! ** 2;
    for (let k = 0; k < moments.length; k++)
      if (!Number.isFinite(moments[k])) throw quantumRunFailures.overflow(Math.floor(k / outputs));
    return moments;
  };

  const vjp: CompiledCircuit['vjp'] = (x, w, upstream, batch) => {
    const run = check(x, w, batch);
    if (upstream.length !== batch * outputs)
      throw quantumRunFailures.wrongLength('upstream gradients', batch * outputs, upstream.length);
    const g = finite('Upstream gradient', upstream);
    if (squared.length > 0) {
      // d(1 − m²) = −2m·dm
      const moments = simulator.expectations(run);
      for (const column of squared) for (let k = column; k < g.length; k += outputs) g[k] = -2 * moments[k]! * g[k]!;
    }
    const result = differentiate(run, g);
    return {
      expectations: numbers(finish(result.expectations)),
      inputs: numbers(result.inputs),
      weights: numbers(result.weights),
    };
  };

  return {
    ...{ inputs, weights, outputs },
    gradient: `${method.name}: ${method.reason}`,
    simulator: simulator.name,
    forward: (x, w, batch) => numbers(finish(simulator.expectations(check(x, w, batch)))),
    vjp,
    jacobian: (x, w, batch) => {
      check(x, w, batch);
      const [ofInputs, ofWeights] = [
        new Float64Array(batch * outputs * inputs),
        new Float64Array(batch * outputs * weights),
      ];
      const expectations = new Float64Array(batch * outputs);
      for (let sample = 0; sample < batch; sample++)
        for (let output = 0; output < outputs; output++) {
          const upstream = new Float64Array(outputs);
          upstream[output] = 1;
          const row = vjp(x.subarray(sample * inputs, (sample + 1) * inputs), w, upstream, 1);
          const at = sample * outputs + output;
          ofInputs.set(row.inputs, at * inputs);
          ofWeights.set(row.weights, at * weights);
          expectations[at] = row.expectations[output]!;
        }
      return { expectations: numbers(expectations), inputs: numbers(ofInputs), weights: numbers(ofWeights) };
    },
    reseed: (seed) => draws.reseed(seed),
    dispose: () => {
      if (!disposed) simulator.dispose();
      disposed = true;
    },
  };
}
