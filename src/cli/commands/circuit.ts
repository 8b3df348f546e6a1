import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadExperiment } from '../../experiment/load';
import { bindParameters } from '../../quantum/bind-parameters';
import type { Circuit } from '../../quantum/circuit';
import { circuitSvg } from '../../quantum/drawing/svg';
import { experimentCircuit } from '../../quantum/experiment-circuit';
import { circuitJson, readCircuitFile, type CircuitFile } from '../../quantum/formats/circuit-json';
import { pennylaneScript } from '../../quantum/formats/pennylane-script';
import { qasm2Text } from '../../quantum/formats/qasm2-writer';
import { qasm3Text } from '../../quantum/formats/qasm3-writer';
import { readQasm } from '../../quantum/formats/qasm-reader';
import { qiskitScript } from '../../quantum/formats/qiskit-script';
import { writtenQubits } from '../../quantum/validation';
import { runFiles } from '../../runs/run-files';
import { quantumFailures } from '../../shared/failures/quantum';
import { usageFailures } from '../../shared/failures/usage';
import { onlyArgument, stringOption } from '../arguments';
import type { Command, CommandInput } from '../command';
import { findRun } from '../find-run';
import { numbersOption, readText } from '../number-options';

/** A circuit with the numbers that are known for it. */
interface Export {
  readonly circuit: Circuit;
  readonly inputs: readonly number[] | undefined;
  readonly weights: readonly number[] | undefined;
  readonly title: string;
}

type Writer = (content: Export) => string;

const bound = ({ circuit, inputs, weights }: Export): Circuit =>
  bindParameters(circuit, {
    ...(inputs === undefined ? {} : { inputs }),
    ...(weights === undefined ? {} : { weights }),
  });

const script =
  (write: typeof qiskitScript): Writer =>
  ({ circuit, inputs, weights, title }) =>
    write(inputs === undefined ? circuit : bindParameters(circuit, { inputs }), {
      ...(weights === undefined ? {} : { weights }),
      title,
    });

/** Formats that have parameters keep those that no number is given for. */
const writers: Readonly<Record<string, Writer>> = {
  qasm3: (content) => qasm3Text(bound(content)),
  qasm2: (content) => qasm2Text(bound(content)),
  pennylane: script(pennylaneScript),
  qiskit: script(qiskitScript),
  json: ({ circuit, weights }) => circuitJson(circuit, weights),
  svg: ({ circuit }) => circuitSvg(circuit),
};
const formats = Object.keys(writers).join('|');

export const circuitCommand: Command = {
  name: 'circuit',
  summary: 'Write the circuit of an experiment, a run or a file in another format.',
  usage: `circuit FILE|RUN --export ${formats} [--weights NUMBERS] [--inputs NUMBERS] [--out FILE]`,
  options: {
    export: { type: 'string', description: `format: ${formats}` },
    weights: { type: 'string', description: 'weights, as 0.1,0.2 or a JSON file; a run brings its own' },
    inputs: { type: 'string', description: 'features to write in as numbers, as 0.1,0.2 or a JSON file' },
    out: { type: 'string', description: 'write to this file instead of printing' },
  },
  async run(input, io) {
    const file = onlyArgument(input, 'An experiment (.yaml), a circuit (.json, .qasm) or a run', circuitCommand);
    const format = stringOption(input, 'export');
    if (format === undefined) throw usageFailures.missing('--export', circuitCommand.usage);
    const write = Object.hasOwn(writers, format) ? writers[format] : undefined;
    if (write === undefined) throw usageFailures.badOption('export', format, formats);
    const { circuit, weights } = await open(file);
    const content = {
      ...{ circuit, title: `The circuit of ${file}` },
      weights: numbersOf(input, 'weights') ?? weights,
      inputs: numbersOf(input, 'inputs'),
    };
    const text = write(content);
    const out = stringOption(input, 'out');
    if (out !== undefined) writeFileSync(out, text);
    else io.out.write(text);
    return 0;
  },
};

function numbersOf(input: CommandInput, name: string): readonly number[] | undefined {
  return stringOption(input, name) === undefined ? undefined : numbersOption(input, name).flat();
}

async function open(file: string): Promise<CircuitFile> {
  const place = { file };
  if (/\.ya?ml$/i.test(file)) {
    const { config } = await loadExperiment(file);
    const { quantum } = config.model;
    if (quantum === 'none')
      throw quantumFailures.template('the experiment has no quantum layer', { ...place, path: 'model.quantum' });
    return { circuit: experimentCircuit(quantum).circuit, weights: undefined };
  }
  if (/\.qasm$/i.test(file)) return { circuit: readQasm(readText(file), place), weights: undefined };
  const path = /\.json$/i.test(file) ? file : join(await findRun(file), runFiles.circuit);
  return readCircuitFile(readText(path), { place: { file: path }, maximumQubits: writtenQubits });
}
