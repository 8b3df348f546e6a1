import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCircuitFile } from '../../../quantum/formats/circuit-json';
import { isMissing } from '../../../runs/read-run';
import { runFiles } from '../../../runs/run-files';

/** Those of the run's `circuit.json`, in radians; undefined until the run has written it. */
export async function trainedWeights(path: string): Promise<number[] | undefined> {
  const file = join(path, runFiles.circuit);
  try {
    const { weights } = readCircuitFile(await readFile(file, 'utf8'), { place: { file } });
    return weights === undefined ? undefined : [...weights];
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}
