import type { Operation, Parameter } from '../circuit';

/** An operation in one line. */
export function operation(gate: string, wires: readonly number[], parameters: readonly Parameter[] = []): Operation {
  return parameters.length === 0 ? { gate, wires } : { gate, wires, parameters };
}

/** factor × parameter + summand, as a parameter. */
export function linear(parameter: Parameter, factor: number, summand = 0): Parameter {
  if (typeof parameter === 'number') return factor * parameter + summand;
  const scale = (parameter.scale ?? 1) * factor;
  const offset = (parameter.offset ?? 0) * factor + summand;
  const { input, input2, weight, shift } = parameter;
  return {
    ...(input === undefined ? {} : { input }),
    ...(input2 === undefined ? {} : { input2 }),
    ...(weight === undefined ? {} : { weight }),
    ...(shift === undefined ? {} : { shift }),
    ...(scale === 1 ? {} : { scale }),
    ...(offset === 0 ? {} : { offset }),
  };
}

export function negated(parameter: Parameter): Parameter {
  return linear(parameter, -1);
}

/** The k-th parameter of an operation whose count has been checked. */
export function parameterOf(operation: Operation, k: number): Parameter {
  return operation.parameters?.[k] ?? 0;
}

/** The k-th wire of an operation whose count has been checked. */
export function wireOf(operation: Operation, k: number): number {
  return operation.wires[k] ?? 0;
}
