import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Small {
  readonly name: string;
  readonly epochs: number;
  readonly imagesPerClass?: number;
  /** Without its quantum layer: the classical control. */
  readonly classical?: boolean;
}

/** A network on phantoms that takes a fraction of a second for an epoch. */
const smallExperiment = ({ name, epochs, imagesPerClass = 40, classical = false }: Small): string => `name: ${name}
dataset:
  source: phantom
  imagesPerClass: ${imagesPerClass}
preprocessing:
  size: 32
model:
${classical ? '  quantum: none\n' : ''}  blocks:
    - filters: 8
    - filters: 16
  dense:
    units: 16
training:
  epochs: ${epochs}
  batchSize: 16
evaluation:
  bootstrap: 50
seed: 11
`;

/** Writes the experiment into a file of its name; gives the file's name. */
export function writeSmallExperiment(folder: string, small: Small): string {
  const file = `${small.name}.experiment.yaml`;
  writeFileSync(join(folder, file), smallExperiment(small));
  return file;
}
