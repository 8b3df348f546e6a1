import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFiles } from '../../runs/run-files';
import { messageOf } from '../../shared/failure';
import { runFailures } from '../../shared/failures/run';

interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
}

interface WeightsManifest {
  readonly weightsManifest: readonly { readonly weights: readonly WeightEntry[] }[];
}

/** The weights in `model/` by their names. Throws `runFailures.noModel`. */
export function readTrainedWeights(path: string): Map<string, Float32Array> {
  const folder = join(path, runFiles.model);
  try {
    const { weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as WeightsManifest;
    const bytes = readFileSync(join(folder, 'weights.bin'));
    const values = new Map<string, Float32Array>();
    let offset = 0;
    for (const { name, shape } of weightsManifest.flatMap((group) => group.weights)) {
      const length = shape.reduce((size, side) => size * side, 1) * Float32Array.BYTES_PER_ELEMENT;
      const copy = new Uint8Array(bytes.subarray(offset, offset + length));
      values.set(name, new Float32Array(copy.buffer));
      offset += length;
    }
    return values;
  } catch (error) {
    throw runFailures.noModel(path, messageOf(error));
  }
}
