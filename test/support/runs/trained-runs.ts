import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runsOnDisk, type RunOnDisk } from '../workbench/runs-on-disk';

const program = join(__dirname, '..', '..', '..', 'dist', 'cli.js');

const experiment = (name: string, epochs: number, quantum: boolean): string => `name: ${name}
dataset:
  source: phantom
  imagesPerClass: 60
preprocessing:
  size: 32
model:
${quantum ? '' : '  quantum: none\n'}  blocks:
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

/** Trains a hybrid network and its classical control on the same images in this folder: a second or so an epoch or less. */
export function hybridAndControl(workspace: string, epochs: number): { hybrid: RunOnDisk; control: RunOnDisk } {
  for (const [name, quantum] of [
    ['hybrid', true],
    ['control', false],
  ] as const) {
    writeFileSync(join(workspace, `${name}.experiment.yaml`), experiment(name, epochs, quantum));
    execFileSync(process.execPath, [program, 'train', `${name}.experiment.yaml`], { cwd: workspace, stdio: 'ignore' });
  }
  const runs = runsOnDisk(workspace);
  const named = (name: string): RunOnDisk => runs.find(({ record }) => record.name === name)!;
  return { hybrid: named('hybrid'), control: named('control') };
}
