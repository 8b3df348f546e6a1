import type { Parameter } from '../circuit';

/** How a language writes input k and weight k. */
export interface ParameterNames {
  readonly input: (index: number) => string;
  readonly weight: (index: number) => string;
}

/** A number with all its digits, in the form that OpenQASM, Python and JSON share. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

/** A parameter as an arithmetic expression: `2*x[0]*w[1] + 0.5`, `(3.14 - x[0])*(3.14 - x[1])*2`. */
export function parameterText(parameter: Parameter, names: ParameterNames): string {
  if (typeof parameter === 'number') return numberText(parameter);
  const { input, input2, weight, scale = 1, offset = 0, shift } = parameter;
  const feature = (index: number): string =>
    shift === undefined ? names.input(index) : `(${numberText(shift)} - ${names.input(index)})`;
  const factors = [
    ...(input === undefined ? [] : [feature(input)]),
    ...(input2 === undefined ? [] : [feature(input2)]),
    ...(weight === undefined ? [] : [names.weight(weight)]),
  ];
  if (factors.length === 0) return numberText(offset);
  // After shifted factors the scale stands last, where a reader can tell it from the shift.
  const scales = scale === 1 ? [] : [numberText(scale)];
  const product = (shift === undefined ? [...scales, ...factors] : [...factors, ...scales]).join('*');
  if (offset === 0) return product;
  return offset < 0 ? `${product} - ${numberText(-offset)}` : `${product} + ${numberText(offset)}`;
}
