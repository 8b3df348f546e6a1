import type { TSchema } from '@sinclair/typebox';

/** The range that a number has to keep, as the reader of a message would say it; '' where there is none. */
export function limitsText(schema: TSchema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as Record<string, number | undefined>;
  if (minimum !== undefined && maximum !== undefined) return `${number(minimum)} … ${number(maximum)}`;
  const low =
    minimum !== undefined
      ? `at least ${number(minimum)}`
      : exclusiveMinimum !== undefined
        ? `above ${number(exclusiveMinimum)}`
        : '';
  const high =
    maximum !== undefined
      ? `at most ${number(maximum)}`
      : exclusiveMaximum !== undefined
        ? `below ${number(exclusiveMaximum)}`
        : '';
  return [low, high].filter((text) => text !== '').join(', ');
}

/** The nearest allowed number; undefined where the number is allowed or the limit itself is not. */
export function nearestAllowed(schema: TSchema, value: number): number | undefined {
  const { minimum, maximum } = schema as Record<string, number | undefined>;
  if (minimum !== undefined && value < minimum) return minimum;
  if (maximum !== undefined && value > maximum) return maximum;
  return undefined;
}

export function withinLimits(schema: TSchema, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as Record<string, number | undefined>;
  return (
    value >= (minimum ?? -Infinity) &&
    value <= (maximum ?? Infinity) &&
    value > (exclusiveMinimum ?? -Infinity) &&
    value < (exclusiveMaximum ?? Infinity)
  );
}

function number(value: number): string {
  return Math.abs(value) >= 10000 ? value.toLocaleString('en-GB') : String(value);
}
