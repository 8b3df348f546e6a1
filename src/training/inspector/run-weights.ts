import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CheckpointStore, type KeptCheckpoint } from '../../runs/checkpoints/checkpoint-store';
import { runFiles } from '../../runs/run-files';
import { inspectorFailures } from '../../shared/failures/inspector';
import type { CheckpointName } from '../../shared/inspector-protocol';
import { readTrainedWeights } from '../model/trained-weights';

/** Weights a run keeps, not yet read. */
export interface FoundWeights {
  /** Changes when the file does. */
  readonly key: string;
  /** Values by the weights' names. */
  read(): ReadonlyMap<string, Float32Array>;
}

export function hasFinal(path: string): boolean {
  return existsSync(finalFile(path));
}

export function keptCheckpoints(path: string): KeptCheckpoint[] {
  return storeOf(path).kept();
}

/** Absent name: the final weights, and while there are none the last checkpoint. Throws `inspectorFailures.noWeights`. */
export function findWeights(path: string, wanted: CheckpointName | undefined): FoundWeights {
  const name = wanted ?? (hasFinal(path) ? 'final' : 'last');
  if (name === 'final') {
    if (!hasFinal(path)) throw inspectorFailures.noWeights(path, 'its end, which it has not reached');
    return { key: keyOf(finalFile(path)), read: () => readTrainedWeights(path) };
  }
  const found = keptCheckpoints(path).find(
    ({ epoch, batch, best }) => name === 'last' || (name === 'best' ? best : epoch === name && batch === 0),
  );
  if (found === undefined)
    throw inspectorFailures.noWeights(path, typeof name === 'number' ? `epoch ${name}` : `the ${name} epoch`);
  return {
    key: keyOf(join(path, runFiles.checkpoints, found.file)),
    read: () => {
      const { tensors } = storeOf(path).read(found.file);
      return new Map(tensors.map(({ name, values }) => [name, values as Float32Array]));
    },
  };
}

function storeOf(path: string): CheckpointStore {
  return new CheckpointStore(join(path, runFiles.checkpoints));
}

/** Written after the weights themselves. */
function finalFile(path: string): string {
  return join(path, runFiles.model, 'model.json');
}

function keyOf(file: string): string {
  return `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs}`;
}
