import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runsOnDisk, type RunOnDisk } from '../workbench/runs-on-disk';
import { writeSmallExperiment } from './small-experiment';

const program = join(__dirname, '..', '..', '..', 'dist', 'cli.js');

/** Trains a hybrid network and its classical control on the same images in this folder: a second or so an epoch or less. */
export function hybridAndControl(workspace: string, epochs: number): { hybrid: RunOnDisk; control: RunOnDisk } {
  for (const [name, classical] of [
    ['hybrid', false],
    ['control', true],
  ] as const) {
    const file = writeSmallExperiment(workspace, { name, epochs, imagesPerClass: 60, classical });
    execFileSync(process.execPath, [program, 'train', file], { cwd: workspace, stdio: 'ignore' });
  }
  const runs = runsOnDisk(workspace);
  const named = (name: string): RunOnDisk => runs.find(({ record }) => record.name === name)!;
  return { hybrid: named('hybrid'), control: named('control') };
}
