import type { Parameter } from './circuit';

/** A parameter in one shape: scale × Π(factors) + offset, where an absent factor is −1 (its index) and counts as 1. */
export interface Angle {
  readonly input: number;
  readonly input2: number;
  readonly weight: number;
  readonly scale: number;
  readonly offset: number;
  /** An input x enters as origin + sign·x. */
  readonly origin: number;
  readonly sign: 1 | -1;
}

/** A parameter without input and weight is its offset alone. */
export function angleOf(parameter: Parameter): Angle {
  const p = typeof parameter === 'number' ? { offset: parameter } : parameter;
  const [input, input2, weight] = [p.input ?? -1, p.input2 ?? -1, p.weight ?? -1];
  const constant = input < 0 && input2 < 0 && weight < 0;
  return {
    ...{ input, input2, weight },
    scale: constant ? 0 : (p.scale ?? 1),
    offset: p.offset ?? 0,
    origin: p.shift ?? 0,
    sign: p.shift === undefined ? 1 : -1,
  };
}

/** Whether samples of a batch may differ in it. */
export function dependsOnInputs(angle: Angle): boolean {
  return angle.input >= 0 || angle.input2 >= 0;
}

export function isConstant(angle: Angle): boolean {
  return !dependsOnInputs(angle) && angle.weight < 0;
}

/** Its value for the sample whose inputs start at `row`. */
export function angleValue(angle: Angle, inputs: Float64Array, row: number, weights: Float64Array): number {
  let product = angle.scale;
  if (angle.input >= 0) product *= angle.origin + angle.sign * inputs[row + angle.input]!;
  if (angle.input2 >= 0) product *= angle.origin + angle.sign * inputs[row + angle.input2]!;
  if (angle.weight >= 0) product *= weights[angle.weight]!;
  return product + angle.offset;
}

/** Where gradients gather: `inputs` [batch, inputs] and `weights`. */
export interface GradientSums {
  readonly inputs: Float64Array;
  readonly weights: Float64Array;
}

/** The chain rule through one angle: adds `upstream` × its derivatives. */
export function addAngleGradient(
  angle: Angle,
  upstream: number,
  inputs: Float64Array,
  row: number,
  weights: Float64Array,
  sums: GradientSums,
): void {
  const first = angle.input >= 0 ? angle.origin + angle.sign * inputs[row + angle.input]! : 1;
  const second = angle.input2 >= 0 ? angle.origin + angle.sign * inputs[row + angle.input2]! : 1;
  const weight = angle.weight >= 0 ? weights[angle.weight]! : 1;
  const g = upstream * angle.scale;
  if (angle.weight >= 0) sums.weights[angle.weight] = sums.weights[angle.weight]! + g * first * second;
  if (angle.input >= 0)
    sums.inputs[row + angle.input] = sums.inputs[row + angle.input]! + g * angle.sign * second * weight;
  if (angle.input2 >= 0)
    sums.inputs[row + angle.input2] = sums.inputs[row + angle.input2]! + g * angle.sign * first * weight;
}
