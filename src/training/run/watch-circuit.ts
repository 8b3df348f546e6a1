import type { CircuitEvent, NewRunEvent } from '../../runs/run-event';
import { shortFloat32 } from '../../shared/short-float32';
import type { EpochSums } from '../loop/loop-state';
import { circuitInputs, type CircuitInputs } from '../model/circuit-inputs';
import { chooseProbes } from './choose-probes';
import { indicesOf } from './data-summary';
import type { RunSession } from './run-session';

/** Records the circuit after `epoch` epochs, with the gradient sums of the last of them. */
export type CircuitWatch = (epoch: number, sums: EpochSums) => void;

interface Probes {
  readonly samples: NonNullable<CircuitEvent['probes']['samples']>;
  readonly pixels: Float32Array;
}

/**
 * Writes `circuit` events. The probes are images of the test split, to be looked at while a run trains: nothing that
 * trains, stops or chooses ever reads them, and looking draws nothing from any random stream of the training.
 */
export async function watchCircuit(session: RunSession, append: (event: NewRunEvent) => void): Promise<CircuitWatch> {
  const inputsOf = circuitInputs(session.network);
  const theta = session.weights.find((weight) => weight.quantum);
  if (inputsOf === undefined || theta === undefined) return () => undefined;
  const { samples, pixels } = await readProbes(session);
  let told = false;
  return (epoch, { circuit }) => {
    append({
      type: 'circuit',
      epoch,
      weights: written(theta.variable.dataSync<'float32'>()),
      gradient: circuit.batches === 0 ? null : written(circuit.gradient.map((sum) => sum / circuit.batches)),
      probes: { inputs: rowsOf(inputsOf, pixels, samples.length), ...(!told && { samples: [...samples] }) },
    });
    told = true;
  };
}

async function readProbes({ config, data, network }: RunSession): Promise<Probes> {
  const test = indicesOf(data, 'test');
  const places = chooseProbes({
    test,
    samples: data.samples,
    classes: data.classes.length,
    trainingImages: indicesOf(data, 'train').length,
    features: (network.quantum!.input as { shape: number[] }).shape.at(-1),
    seed: config.seed,
  });
  const indices = places.map((place) => test[place]!);
  const samples = places.map((index, n) => {
    const { id, label } = data.samples[indices[n]!]!;
    return { index, id, label };
  });
  for await (const { pixels } of data.batches(indices, { batchSize: Math.max(1, indices.length) }))
    return { samples, pixels };
  return { samples, pixels: new Float32Array(0) };
}

function rowsOf(inputsOf: CircuitInputs, pixels: Float32Array, count: number): (number | null)[][] {
  if (count === 0) return [];
  const inputs = inputsOf(pixels, count);
  const features = inputs.length / count;
  return Array.from({ length: count }, (_, row) => written(inputs.subarray(row * features, (row + 1) * features)));
}

function written(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? shortFloat32(value) : null));
}
