import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Errors } from '@sinclair/typebox/errors';
import { Check } from '@sinclair/typebox/value';

const FailureText = Type.Object({ code: Type.String(), what: Type.String(), remedy: Type.String() });

/** Page → host. */
export const FromPage = Type.Union([
  /** The page's script runs and wants its first snapshot. */
  Type.Object({ type: Type.Literal('ready') }),
  Type.Object({ type: Type.Literal('request'), id: Type.Integer(), name: Type.String(), asked: Type.Unknown() }),
]);

/** Host → page. */
export const FromHost = Type.Union([
  Type.Object({ type: Type.Literal('snapshot'), snapshot: Type.Unknown() }),
  Type.Object({ type: Type.Literal('answer'), id: Type.Integer(), answer: Type.Unknown() }),
  Type.Object({ type: Type.Literal('failure'), id: Type.Integer(), failure: FailureText }),
]);

export type FromPage = Static<typeof FromPage>;
export type FromHost = Static<typeof FromHost>;
export type FailureText = Static<typeof FailureText>;

/** The value, where it has the schema's form; else what is wrong with it. */
export function checked<S extends TSchema>(schema: S, value: unknown): { ok: Static<S> } | { wrong: string } {
  if (Check(schema, value)) return { ok: value };
  const error = Errors(schema, value).First();
  return { wrong: error === undefined ? 'another form' : `${error.path || '/'}: ${error.message}` };
}
