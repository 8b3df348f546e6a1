import { sizesAfterBlocks } from '../../experiment/checks/pooling';
import type { ModelConfig } from '../../experiment/schema/model';
import type { PreprocessingConfig } from '../../experiment/schema/preprocessing';
import type { QuantumConfig } from '../../experiment/schema/quantum';
import type { Circuit, Observable } from '../../quantum/circuit';
import { knownCircuit } from '../circuit/known-circuit';

/** The network of an experiment in numbers, worked out without building it. */
export interface NetworkOutline {
  /** [height, width, channels] of an image, and behind each block. */
  readonly input: Shape;
  readonly blocks: readonly Shape[];
  /** Trainable parameters; the classifier's are missing where the number of classes is not known. */
  readonly parameters: number;
  /** Weights inside the circuit, of these. */
  readonly circuitWeights: number;
  /** Multiplications and additions of one image forward, without the circuit. */
  readonly operations: number;
  /** Absent in a classical network, and where the circuit can't be built or is too large to be while one types. */
  readonly circuit: Circuit | undefined;
  readonly classes: number | undefined;
}

export type Shape = readonly [height: number, width: number, channels: number];

export function networkOutline(
  model: ModelConfig,
  { size, channels }: Pick<PreprocessingConfig, 'size' | 'channels'>,
  classes: number | undefined,
): NetworkOutline {
  const [height, width] = typeof size === 'number' ? [size, size] : size;
  const input: Shape = [height, width, channels];
  const blocks: Shape[] = [];
  let parameters = 0;
  let operations = 0;
  let before = input;
  const sizes = sizesAfterBlocks(size, model.blocks);
  model.blocks.forEach(({ filters, kernel, normalisation }, index) => {
    const weights = kernel * kernel * before[2] * filters;
    parameters += weights + filters + (normalisation === 'batch' ? 2 * filters : 0);
    operations += 2 * weights * before[0] * before[1];
    before = [...sizes[index]!, filters];
    blocks.push(before);
  });
  const dense = (from: number, to: number): void => {
    parameters += from * to + to;
    operations += 2 * from * to;
  };
  const { units } = model.dense;
  dense(before[0] * before[1] * before[2], units);
  const head = model.quantum === 'none' ? undefined : headOf(model.quantum);
  let features = units;
  if (head !== undefined && model.quantum !== 'none') {
    dense(units, head.features);
    if (model.quantum.inputNormalisation === 'batch') parameters += 2 * head.features;
    parameters += head.weights;
    features = head.outputs + (model.quantum.placement === 'parallel' ? units : 0);
  }
  if (classes !== undefined) dense(features, classes);
  return {
    ...{ input, blocks, parameters, operations, classes },
    circuitWeights: head?.weights ?? 0,
    circuit: head?.circuit,
  };
}

interface Head {
  readonly circuit: Circuit;
  readonly features: number;
  readonly weights: number;
  readonly outputs: number;
}

function headOf(config: QuantumConfig): Head | undefined {
  const known = knownCircuit(config);
  if (known === undefined) return undefined;
  const { circuit, features, weights } = known;
  return { circuit, features, weights, outputs: circuit.observables.reduce((sum, one) => sum + outputsOf(one), 0) };
}

function outputsOf(observable: Observable): number {
  return 'probabilities' in observable ? 2 ** observable.probabilities.length : 1;
}

/** `128×128×1` */
export function shapeText(shape: Shape): string {
  return shape.join('×');
}
