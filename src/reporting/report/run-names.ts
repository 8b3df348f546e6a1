import { flatConfig } from '../compare/flat-config';
import { seedText } from '../compare/seed-text';
import type { RunReading } from '../run-reading';

/** Names that tell the runs of one report apart: the experiment's, with the seed or the run's id where that is not enough. */
export function distinctNames(readings: readonly RunReading[]): string[] {
  const forms = [
    ({ run }: RunReading): string => run.record.name,
    (reading: RunReading): string => `${reading.run.record.name}, seed ${seedOf(reading)}`,
    ({ run }: RunReading): string => `${run.record.name} (${run.record.id})`,
  ];
  return readings.map((reading) => {
    const form = forms.find((name) => readings.filter((other) => name(other) === name(reading)).length === 1);
    return (form ?? forms.at(-1))(reading);
  });
}

/** The run's seed, with those of single random streams. */
export function seedOf({ run, config }: RunReading): string {
  return seedText(run.record.seed, config === undefined ? undefined : flatConfig(config));
}
