import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable, type Shape } from '@tensorflow/tfjs-layers';
import type { Circuit } from '../../quantum/circuit';
import { compile, type CompiledCircuit } from '../../quantum/compile';
import type { CompileOptions } from '../../quantum/compile-options';
import { onlyInput, onlyShape } from './layer-input';

/** How the circuit is run: `compile` says what each means and which go together. */
export type QuantumLayerOptions = Pick<CompileOptions, 'precision' | 'gradient' | 'shots' | 'noise'>;

export interface QuantumLayerConfig extends QuantumLayerOptions {
  readonly name: string;
  readonly circuit: Circuit;
}

/**
 * A parametrised quantum circuit as a TensorFlow.js layer: [batch, features] → [batch, observables].
 *
 * Inputs and the weights `theta` [count] both receive exact gradients from the simulator, through `tf.customGrad`;
 * the layer serialises with its circuit.
 */
export class QuantumLayer extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'QuantumLayer';
  readonly circuit: Circuit;
  private readonly options: QuantumLayerOptions;
  private readonly compiled: CompiledCircuit;
  private theta!: LayerVariable;
  /** Milliseconds spent in the simulator so far. */
  milliseconds = 0;

  constructor({ name, circuit, ...options }: QuantumLayerConfig) {
    super({ name });
    this.circuit = circuit;
    this.options = { precision: 'f32', ...options };
    this.compiled = compile(circuit, this.options);
  }

  /** Starts what the circuit draws (shots, trajectories, SPSA) anew, so that a resumed run draws the same. */
  reseed(seed: number): void {
    this.compiled.reseed(seed);
  }

  /** Which gradient runs, and why. */
  get gradientMethod(): string {
    return this.compiled.gradient;
  }

  get weightCount(): number {
    return this.compiled.weights;
  }

  override build(inputShape: Shape | Shape[]): void {
    const features = onlyShape(inputShape).at(-1);
    if (features !== this.compiled.inputs)
      throw new Error(`QuantumLayer '${this.name}' takes ${this.compiled.inputs} features, not ${features}`);
    this.theta = this.addWeight('theta', [this.compiled.weights], 'float32', initializers.zeros());
    this.built = true;
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [onlyShape(inputShape)[0]!, this.compiled.outputs];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const run = tf.customGrad((x, theta, save) => {
      const [input, weights] = [x as tf.Tensor2D, theta as tf.Tensor1D];
      (save as tf.GradSaveFunc)([input, weights]);
      const batch = input.shape[0];
      const expectations = this.timed(() => this.compiled.forward(values(input), values(weights), batch));
      return {
        value: tf.tensor2d(Float32Array.from(expectations), [batch, this.compiled.outputs]),
        gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => this.backward(saved[0]!, saved[1]!, dy),
      };
    });
    // theta is passed as an explicit argument: a variable captured by the closure would get no gradient
    return run(onlyInput(inputs), this.theta.read());
  }

  private backward(input: tf.Tensor, weights: tf.Tensor, dy: tf.Tensor): tf.Tensor[] {
    const gradients = this.timed(() => this.compiled.vjp(values(input), values(weights), values(dy), input.shape[0]));
    return [
      tf.tensor(Float32Array.from(gradients.inputs), input.shape),
      tf.tensor(Float32Array.from(gradients.weights), weights.shape),
    ];
  }

  private timed<T>(work: () => T): T {
    const start = performance.now();
    const result = work();
    this.milliseconds += performance.now() - start;
    return result;
  }

  override getConfig(): ReturnType<layers.Layer['getConfig']> {
    // TensorFlow.js rewrites keys and texts of a config into snake case, all but a `name`: the circuit travels in one
    return { ...super.getConfig(), settings: { name: JSON.stringify({ circuit: this.circuit, ...this.options }) } };
  }

  /** @nocollapse */
  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    const { name, settings } = config as { name: string; settings: { name: string } };
    return new cls({ name, ...(JSON.parse(settings.name) as tf.serialization.ConfigDict) });
  }
}
tf.serialization.registerClass(QuantumLayer);

function values(tensor: tf.Tensor): Float32Array {
  return tensor.dataSync<'float32'>();
}
