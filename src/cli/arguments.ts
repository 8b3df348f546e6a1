import { usageFailures } from '../shared/failures/usage';
import type { Command, CommandInput } from './command';

/** The one positional argument of a command. */
export function onlyArgument(input: CommandInput, what: string, { usage }: Pick<Command, 'usage'>): string {
  const [first, second] = input.positionals;
  if (first === undefined) throw usageFailures.missing(what, usage);
  if (second !== undefined) throw usageFailures.tooMany(second, usage);
  return first;
}

export function stringOption(input: CommandInput, name: string): string | undefined {
  const value = input.values[name];
  return typeof value === 'string' ? value : undefined;
}

export function stringOptions(input: CommandInput, name: string): string[] {
  const value = input.values[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
