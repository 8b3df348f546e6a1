import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zip, type AsyncZippable } from 'fflate';
import { predictionsFromCsv, predictionsToCsv } from '../predictions/predictions-csv';
import { isMissing, readRecord } from '../read-run';
import { runFiles } from '../run-files';
import { shareableEvents, shareableExperiment, shareablePredictions, shareableRecord } from './shareable';

/** How each text of a run folder is read for others. */
const texts: Readonly<Record<string, (text: string, file: string) => string>> = {
  [runFiles.experiment]: shareableExperiment,
  [runFiles.events]: shareableEvents,
  [runFiles.predictions]: (text, file) => predictionsToCsv(shareablePredictions(predictionsFromCsv(text, file))),
  [runFiles.evaluation]: (text) => text,
  [runFiles.circuit]: (text) => text,
};

/**
 * A run as a zip to share: record, experiment, events, predictions, evaluation, circuit and trained model; neither data nor
 * checkpoints, no absolute paths, no names of image files. What the run does not have yet is left out.
 */
export async function exportRun(path: string): Promise<Uint8Array> {
  const record = shareableRecord(readRecord(path));
  const parts: AsyncZippable = { [runFiles.record]: Buffer.from(`${JSON.stringify(record, null, 2)}\n`) };
  for (const [name, shareable] of Object.entries(texts)) {
    const file = join(path, name);
    const text = await readFile(file, 'utf8').catch(nothingWhereMissing);
    if (text !== undefined) parts[name] = Buffer.from(shareable(text, file));
  }
  for (const name of (await readdir(join(path, runFiles.model)).catch(nothingWhereMissing)) ?? [])
    // Weights hardly get smaller
    parts[`${runFiles.model}/${name}`] = [await readFile(join(path, runFiles.model, name)), { level: 0 }];
  return zipped(record.id, parts);
}

/** Below one folder of the run's name, packed beside the caller's thread. */
function zipped(folder: string, parts: AsyncZippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip({ [folder]: parts }, (error, bytes) => {
      if (error === null) resolve(bytes);
      else reject(error);
    });
  });
}

function nothingWhereMissing(thrown: unknown): undefined {
  if (!isMissing(thrown)) throw thrown;
  return undefined;
}
