import { Value } from '@sinclair/typebox/value';
import { Noise, type NoiseModel } from '../../experiment/schema/noise';
import { compile, type CompiledCircuit, type VectorJacobianProduct } from '../../quantum/compile';
import type { CompileOptions } from '../../quantum/compile-options';
import { readCircuit } from '../../quantum/formats/circuit-json';
import { gradientMethods, type GradientMethod } from '../../quantum/gradients/gradient-method';
import { usageFailures } from '../../shared/failures/usage';
import { onlyArgument, stringOption } from '../arguments';
import type { Command, CommandInput } from '../command';
import { numbersOption, parsedJson, readText } from '../number-options';

export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'Simulate a circuit: expectations and their gradients.',
  usage:
    'simulate CIRCUIT.json [--inputs NUMBERS] [--weights NUMBERS] [--gradient METHOD] [--shots N] [--noise FILE] [--precision f32|f64]',
  options: {
    inputs: {
      type: 'string',
      description: 'features, as 0.1,0.2 or [[0.1, 0.2], …] or a JSON file; samples apart by ;',
    },
    weights: { type: 'string', description: 'weights, as 0.1,0.2 or a JSON file' },
    gradient: { type: 'string', description: `${gradientMethods.join(', ')} or none` },
    shots: { type: 'string', description: 'estimate from so many measurements' },
    noise: { type: 'string', description: 'a JSON file with a noise model' },
    trajectories: { type: 'string', description: 'simulate noise by so many quantum trajectories' },
    precision: { type: 'string', description: 'f32 or f64 (default)' },
    threads: { type: 'string', description: 'threads, 1 where left out' },
    seed: { type: 'string', description: 'of shots and trajectories, 0 where left out' },
  },
  run(input, io) {
    const file = onlyArgument(input, 'The circuit file', simulateCommand);
    const circuit = readCircuit(readText(file), { place: { file } });
    const wanted = stringOption(input, 'gradient');
    const compiled = compile(circuit, compileOptions(input, wanted));
    try {
      const samples = numbersOption(input, 'inputs');
      const weights = Float64Array.from(numbersOption(input, 'weights').flat());
      const batch = Math.max(1, samples.length);
      const inputs = Float64Array.from(samples.flat());
      if (wanted === 'none' || (wanted === undefined && !io.json)) {
        const expectations = rows(compiled.forward(inputs, weights, batch), compiled.outputs);
        io.out.write(io.json ? `${JSON.stringify({ expectations })}\n` : `${table(expectations)}\n`);
        return Promise.resolve(0);
      }
      const result = compiled.jacobian(inputs, weights, batch);
      const answer = {
        expectations: rows(result.expectations, compiled.outputs),
        gradients: nested(result, compiled),
        gradient: compiled.gradient,
        simulator: compiled.simulator,
      };
      io.out.write(io.json ? `${JSON.stringify(answer)}\n` : `${report(answer)}\n`);
      return Promise.resolve(0);
    } finally {
      compiled.dispose();
    }
  },
};

function compileOptions(input: CommandInput, gradient: string | undefined): CompileOptions {
  const precision = stringOption(input, 'precision') ?? 'f64';
  if (precision !== 'f32' && precision !== 'f64') throw usageFailures.badOption('precision', precision, 'f32 or f64');
  const method = gradientMethods.find((name) => name === gradient);
  if (gradient !== undefined && gradient !== 'none' && method === undefined)
    throw usageFailures.badOption('gradient', gradient, `${gradientMethods.join(', ')} or none`);
  const shots = wholeOption(input, 'shots');
  const trajectories = wholeOption(input, 'trajectories');
  const noise = noiseOption(input);
  return {
    precision,
    ...(method === undefined ? {} : { gradient: method satisfies GradientMethod }),
    ...(shots === undefined ? {} : { shots }),
    ...(trajectories === undefined ? {} : { trajectories }),
    ...(noise === undefined ? {} : { noise }),
    threads: wholeOption(input, 'threads') ?? 1,
    seed: wholeOption(input, 'seed') ?? 0,
  };
}

function wholeOption(input: CommandInput, name: string): number | undefined {
  const text = stringOption(input, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw usageFailures.badOption(name, text, 'a whole number');
  return Number(text);
}

function noiseOption(input: CommandInput): NoiseModel | undefined {
  const file = stringOption(input, 'noise');
  if (file === undefined) return undefined;
  const value = parsedJson('noise', readText(file));
  if (Value.Check(Noise, value)) return value;
  const first = Value.Errors(Noise, value).First();
  throw usageFailures.badOption(
    'noise',
    file,
    `a noise model; ${first?.path ?? ''}: ${first?.message ?? 'wrong form'}`,
  );
}

function rows(values: ArrayLike<number>, width: number): number[][] {
  const all = Array.from(values);
  return Array.from({ length: width === 0 ? 0 : all.length / width }, (_, k) => all.slice(k * width, (k + 1) * width));
}

/** [batch][observable][feature or weight]. */
function nested(result: VectorJacobianProduct, { outputs, inputs, weights }: CompiledCircuit) {
  const batch = outputs === 0 ? 0 : result.expectations.length / outputs;
  const cube = (values: ArrayLike<number>, width: number): number[][][] => {
    const all = Array.from(values);
    return Array.from({ length: batch }, (_, b) =>
      Array.from({ length: outputs }, (_o, o) => all.slice((b * outputs + o) * width, (b * outputs + o + 1) * width)),
    );
  };
  return { inputs: cube(result.inputs, inputs), weights: cube(result.weights, weights) };
}

const line = (values: readonly number[]): string => values.map((value) => value.toPrecision(10)).join('  ');
const table = (values: readonly (readonly number[])[]): string => values.map(line).join('\n');

function report(answer: {
  readonly expectations: number[][];
  readonly gradients: { readonly inputs: number[][][]; readonly weights: number[][][] };
  readonly gradient: string;
  readonly simulator: string;
}): string {
  const derivatives = (name: string, cube: readonly number[][][]): string[] =>
    cube.flatMap((observables, sample) =>
      observables.map((values, k) => `d⟨${k}⟩/d${name}, sample ${sample}:  ${line(values)}`),
    );
  return [
    `simulator: ${answer.simulator}`,
    `gradient:  ${answer.gradient}`,
    table(answer.expectations),
    ...derivatives('input', answer.gradients.inputs),
    ...derivatives('weight', answer.gradients.weights),
  ].join('\n');
}
