import { Value } from '@sinclair/typebox/value';
import { messageOf } from '../shared/failure';
import { runEventSchemas, type RunEvent } from './run-event';

/** A line of `events.ndjson` that is no event this version knows, and why; passed over, never fatal. */
export interface UnreadableLine {
  readonly why: string;
}

export function parseEvent(line: string): RunEvent | UnreadableLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (thrown) {
    return { why: messageOf(thrown) };
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return { why: 'it has no type' };
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(runEventSchemas, type)) return { why: 'its type is unknown' };
  const schema = runEventSchemas[type as RunEvent['type']];
  if (Value.Check(schema, value)) return value;
  const [wrong] = Value.Errors(schema, value);
  return { why: wrong === undefined ? 'its fields are wrong' : `${wrong.path}: ${wrong.message}` };
}
