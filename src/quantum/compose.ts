import type { Operation, Parameter } from './circuit';

function mapParameters(
  operations: readonly Operation[],
  change: (parameter: Parameter) => Parameter,
): readonly Operation[] {
  return operations.map((operation) =>
    operation.parameters === undefined ? operation : { ...operation, parameters: operation.parameters.map(change) },
  );
}

/** The same operations reading weight j + by where they read weight j. */
export function shiftWeights(operations: readonly Operation[], by: number): readonly Operation[] {
  return mapParameters(operations, (parameter) =>
    typeof parameter === 'number' || parameter.weight === undefined
      ? parameter
      : { ...parameter, weight: parameter.weight + by },
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

/** One more than the largest index of its kind that the operations read; 0 where they read none. */
export function countOf(kind: 'input' | 'weight', operations: readonly Operation[]): number {
  const used = operations.flatMap(({ parameters = [] }) =>
    parameters.flatMap((parameter) => {
      if (typeof parameter === 'number') return [];
      return kind === 'weight' ? [parameter.weight ?? -1] : [parameter.input ?? -1, parameter.input2 ?? -1];
    }),
  );
  return used.reduce((most, index) => Math.max(most, index + 1), 0);
}
