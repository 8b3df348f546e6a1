import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSmallExperiment, type Small } from '../support/runs/small-experiment';

/** A fixture folder with these experiments, each in a file of its name. */
export async function withExperiments<T>(
  experiments: readonly Small[],
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-fixture-'));
  try {
    for (const one of experiments) writeSmallExperiment(folder, one);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
