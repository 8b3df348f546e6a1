import type { ExperimentConfig } from '../../experiment/schema/experiment';
import type { RunReading } from '../run-reading';

/** Names that tell the runs of one report apart: the experiment's, with the seed or the run's id where that is not enough. */
export function distinctNames(readings: readonly RunReading[]): string[] {
  const forms = [
    ({ run }: RunReading): string => run.record.name,
    ({ run, config }: RunReading): string => `${run.record.name}, seed ${seedText(run.record.seed, config)}`,
    ({ run }: RunReading): string => `${run.record.name} (${run.record.id})`,
  ];
  return readings.map((reading) => {
    const form = forms.find((name) => readings.filter((other) => name(other) === name(reading)).length === 1);
    return (form ?? forms.at(-1))(reading);
  });
}

/** `42`, or `42 (weights 1)` where single random streams have seeds of their own. */
export function seedText(seed: number, config: ExperimentConfig | undefined): string {
  const own = Object.entries(config?.training.seeds ?? {}).map(([stream, value]) => `${stream} ${value}`);
  return own.length === 0 ? String(seed) : `${seed} (${own.join(', ')})`;
}
