import { circuitFileFailures } from '../../shared/failures/circuit-file';
import type { Circuit, Operation } from '../circuit';
import { parameterCounts } from '../parameter-counts';
import { numberText, parameterText } from './parameter-text';

export interface ScriptOptions {
  /** Trained weights to write into the script; zeros where left out. */
  readonly weights?: ArrayLike<number>;
  /** What the circuit is, for the script's first line. */
  readonly title?: string;
}

/** `x[0]*w[1] + 0.5`, in Python. */
export function pythonParameters({ parameters = [] }: Operation): readonly string[] {
  const names = { input: (k: number) => `x[${k}]`, weight: (k: number) => `w[${k}]` };
  return parameters.map((parameter) => parameterText(parameter, names));
}

/** The docstring, the imports, and the weights as a list. */
export function pythonHead(
  circuit: Circuit,
  library: string,
  imports: readonly string[],
  { weights, title = 'A quantum circuit' }: ScriptOptions,
): readonly string[] {
  const counts = parameterCounts(circuit);
  if (weights !== undefined && weights.length !== counts.weights)
    throw circuitFileFailures.wrongCount('weights', counts.weights, weights.length);
  const values = weights === undefined ? new Array<number>(counts.weights).fill(0) : Array.from(weights);
  const usage = counts.inputs === 0 ? 'python circuit.py' : `python circuit.py ${'x '.repeat(counts.inputs).trim()}`;
  return [
    `"""${title.replaceAll(/["\\\n\r]/g, ' ')}, written by Hybrid QML for ${library}.`,
    '',
    `Usage: ${counts.inputs > 8 ? `python circuit.py followed by ${counts.inputs} numbers` : usage}`,
    'Prints the expectations as a JSON list.',
    '"""',
    '',
    'import json',
    'import sys',
    '',
    ...imports,
    '',
    `INPUTS = ${counts.inputs}`,
    ...(weights === undefined && counts.weights > 0
      ? ['# No trained weights were given: these are placeholders.']
      : []),
    ...listText('WEIGHTS', values.map(numberText)),
  ];
}

/** A list over several lines, eight numbers a line. */
function listText(name: string, values: readonly string[]): readonly string[] {
  if (values.length <= 8) return [`${name} = [${values.join(', ')}]`];
  const rows = Array.from({ length: Math.ceil(values.length / 8) }, (_, k) => values.slice(8 * k, 8 * k + 8));
  return [`${name} = [`, ...rows.map((row) => `    ${row.join(', ')},`), ']'];
}

/** The main program: inputs from the command line, expectations out. `call` gives a flat list of floats from x. */
export function pythonMain(call: string): readonly string[] {
  return [
    'if __name__ == "__main__":',
    '    x = [float(value) for value in sys.argv[1:]]',
    '    if len(x) != INPUTS:',
    '        sys.exit(f"{INPUTS} inputs are needed, not {len(x)}")',
    `    print(json.dumps(${call}))`,
    '',
  ];
}

/** `[[(1+0j), 0.5j], …]` as a Python list of lists of complex numbers. */
export function pythonMatrix({ matrix = [] }: Operation): string {
  const rows = matrix.map(
    (row) => `[${row.map(([re, im]) => `complex(${numberText(re)}, ${numberText(im)})`).join(', ')}]`,
  );
  return `[${rows.join(', ')}]`;
}

/** `[0, 1]` */
export function pythonList(values: readonly (number | string)[]): string {
  return `[${values.join(', ')}]`;
}
