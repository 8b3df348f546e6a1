import type { Operation, Parameter } from './circuit';

function mapParameters(
  operations: readonly Operation[],
  change: (parameter: Parameter) => Parameter,
): readonly Operation[] {
  return operations.map((operation) =>
    operation.parameters === undefined ? operation : { ...operation, parameters: operation.parameters.map(change) },
  );
}

/** Trainable input scaling: weight `first` + i stands as a factor before input i. */
export function scaleInputs(operations: readonly Operation[], first: number): readonly Operation[] {
  return mapParameters(operations, (parameter) =>
    typeof parameter === 'number' || parameter.input === undefined
      ? parameter
      : { ...parameter, weight: first + parameter.input },
  );
}
