import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Small {
  readonly name: string;
  readonly epochs: number;
  readonly imagesPerClass?: number;
}

/** A hybrid network that takes a fraction of a second for an epoch. */
export const smallExperiment = ({ name, epochs, imagesPerClass = 40 }: Small): string => `name: ${name}
dataset:
  source: phantom
  imagesPerClass: ${imagesPerClass}
preprocessing:
  size: 32
model:
  blocks:
    - filters: 8
    - filters: 16
  dense:
    units: 16
    dropout: 0.2
training:
  epochs: ${epochs}
  batchSize: 16
evaluation:
  bootstrap: 50
seed: 11
`;

/** A fixture folder with these experiments, each in a file of its name. */
export async function withExperiments<T>(
  experiments: readonly Small[],
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-fixture-'));
  try {
    for (const one of experiments) writeFileSync(join(folder, `${one.name}.experiment.yaml`), smallExperiment(one));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
