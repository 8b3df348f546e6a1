import type { QuantumConfig } from '../experiment/schema/quantum';
import { quantumFailures } from '../shared/failures/quantum';
import type { Circuit, Observable, Operation } from './circuit';
import { scaleInputs } from './input-scaling';
import { parameterCounts } from './parameter-counts';
import type { Section } from './section';
import { findAnsatz } from './templates/ansatz-table';
import { findEncoding } from './templates/encoding-table';
import { range, type AnsatzOptions, type Encoding, type EncodingOptions } from './templates/template';
import { checkCircuit } from './validation';

/** A circuit with the number of its inputs and of its weights. */
export interface ExperimentCircuit {
  readonly circuit: Circuit;
  /** Circuit inputs: one a wire for angle encodings, up to 2^qubits for amplitude embedding. */
  readonly features: number;
  readonly weights: number;
  /** Its encodings and the ansatz's layers, in order. */
  readonly sections: readonly Section[];
}

interface CircuitPart extends Pick<Section, 'kind' | 'title'> {
  readonly operations: readonly Operation[];
}

const place = { path: 'model.quantum' };

/**
 * The circuit that an experiment's `model.quantum` describes: encoding, ansatz, observables. Weights are the ansatz's
 * in its own order, then the trainable input scales, block by block and input by input.
 * Throws a Failure where the parts do not fit.
 */
export function experimentCircuit(config: QuantumConfig): ExperimentCircuit {
  const { qubits } = config;
  const encoding = config.encoding === 'none' ? undefined : findEncoding(config.encoding);
  if (encoding === undefined && config.ansatz !== 'custom')
    throw quantumFailures.template('encoding `none` goes with ansatz `custom` alone', place);
  const blocks = ansatzBlocks(config);
  const parts = encoding === undefined ? blocks.map(layerPart) : encode(config, encoding, blocks);
  const operations = parts.flatMap((part) => part.operations);
  const circuit = checkCircuit({ qubits, operations, observables: observablesOf(config) }, { place });
  const { inputs, weights } = parameterCounts(circuit);
  return { circuit, features: inputs, weights, sections: sectionsOf(parts) };
}

function ansatzBlocks(config: QuantumConfig): readonly (readonly Operation[])[] {
  if (config.ansatz === 'custom') {
    if (config.operations === undefined)
      throw quantumFailures.template('ansatz `custom` needs a list of gates in `operations`', place);
    return [config.operations];
  }
  const ansatz = findAnsatz(config.ansatz);
  if (ansatz === undefined) throw quantumFailures.template(`there is no ansatz ${config.ansatz}`, place);
  const { qubits, layers, entanglement, structureSeed } = config;
  const options: AnsatzOptions = {
    ...{ qubits, layers },
    ...(entanglement === undefined ? {} : { entanglement }),
    ...(structureSeed === undefined ? {} : { structureSeed }),
  };
  const reason = ansatz.refuses?.(options);
  if (reason !== undefined) throw quantumFailures.template(reason, place);
  return ansatz.blocks(options);
}

/** The encoding before the first block or, re-uploading, before every block, with its trainable scales. */
function encode(
  config: QuantumConfig,
  encoding: Encoding,
  blocks: readonly (readonly Operation[])[],
): readonly CircuitPart[] {
  const { qubits, rotation, encodingRepeats, entanglement, features, padWith, reuploading, inputScaling } = config;
  const options: EncodingOptions = {
    ...{ qubits, rotation },
    ...(encodingRepeats === undefined ? {} : { repeats: encodingRepeats }),
    ...(entanglement === undefined ? {} : { entanglement }),
    ...(features === undefined ? {} : { features }),
    ...(padWith === undefined ? {} : { padWith }),
  };
  const reason = encoding.refuses?.(options);
  if (reason !== undefined) throw quantumFailures.template(reason, place);
  if (reuploading === true && encoding.name === 'AmplitudeEmbedding')
    throw quantumFailures.template('amplitudes can be embedded once only, at the start', place);
  if (inputScaling === 'trainable' && !encoding.scalable)
    throw quantumFailures.template(`${encoding.name} has no angles that a trainable scale could multiply`, place);
  const encoded = encoding.operations(options);
  const uploads = reuploading === true ? blocks.length : 1;
  const trained = parameterCounts({ qubits, operations: blocks.flat(), observables: [] }).weights;
  const upload = (k: number): readonly Operation[] =>
    inputScaling === 'trainable' ? scaleInputs(encoded, trained + k * encoding.inputs(options)) : encoded;
  return blocks.flatMap((block, k) => {
    const layer = layerPart(block, k);
    return k < uploads ? [{ kind: 'encoding', title: encoding.name, operations: upload(k) }, layer] : [layer];
  });
}

function layerPart(operations: readonly Operation[], index: number): CircuitPart {
  return { kind: 'layer', title: `Layer ${index + 1}`, operations };
}

function sectionsOf(parts: readonly CircuitPart[]): readonly Section[] {
  let from = 0;
  return parts.map(({ kind, title, operations }) => {
    const section = { kind, title, from, to: from + operations.length };
    from = section.to;
    return section;
  });
}

function observablesOf({ observables, qubits }: QuantumConfig): readonly Observable[] {
  if (typeof observables !== 'string') return observables.map((pauli) => ({ pauli }));
  if (observables === 'probabilities') return [{ probabilities: range(qubits) }];
  return range(qubits).map((wire) => ({
    pauli: range(qubits)
      .map((k) => (k === wire ? observables : 'I'))
      .join(''),
  }));
}
