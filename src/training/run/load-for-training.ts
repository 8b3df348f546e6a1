import { loadExperiment, type LoadedExperiment } from '../../experiment/load';
import { circuitCheck } from '../../quantum/circuit-check';

/** Reads an experiment with every check there is, those of its circuit too. Throws a Failure that lists all problems. */
export function loadForTraining(file: string, overrides: readonly string[] = []): Promise<LoadedExperiment> {
  return loadExperiment(file, { overrides, checks: [circuitCheck] });
}
