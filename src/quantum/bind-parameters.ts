import { circuitFileFailures } from '../shared/failures/circuit-file';
import type { Circuit, Parameter } from './circuit';
import { parameterCounts } from './parameter-counts';

export interface ParameterValues {
  readonly inputs?: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
}

/** The same circuit with numbers in the place of its inputs, its weights or both. Throws a Failure on a wrong count. */
export function bindParameters(circuit: Circuit, { inputs, weights }: ParameterValues): Circuit {
  const counts = parameterCounts(circuit);
  for (const [what, given] of [['inputs', inputs] as const, ['weights', weights] as const])
    if (given !== undefined && given.length !== counts[what])
      throw circuitFileFailures.wrongCount(what, counts[what], given.length);
  const bind = (parameter: Parameter): Parameter => {
    if (typeof parameter === 'number') return parameter;
    const { input, input2, weight, shift, offset = 0, scale = 1 } = parameter;
    const feature = (index: number | undefined): number => {
      if (index === undefined || inputs === undefined) return 1;
      return shift === undefined ? (inputs[index] ?? NaN) : shift - (inputs[index] ?? NaN);
    };
    const factor = weight === undefined || weights === undefined ? 1 : (weights[weight] ?? NaN);
    const bound = scale * feature(input) * feature(input2) * factor;
    const rest = {
      ...(input === undefined || inputs !== undefined ? {} : { input }),
      ...(input2 === undefined || inputs !== undefined ? {} : { input2 }),
      ...(shift === undefined || inputs !== undefined ? {} : { shift }),
      ...(weight === undefined || weights !== undefined ? {} : { weight }),
    };
    if (input === undefined && weight === undefined) return offset;
    if (Object.keys(rest).length === 0) return bound + offset;
    return { ...rest, ...(bound === 1 ? {} : { scale: bound }), ...(offset === 0 ? {} : { offset }) };
  };
  return {
    ...circuit,
    operations: circuit.operations.map((operation) =>
      operation.parameters === undefined ? operation : { ...operation, parameters: operation.parameters.map(bind) },
    ),
  };
}
