import { Type, type Static, type TLiteral, type TObject, type TProperties, type TString } from '@sinclair/typebox';
import { RunState } from './run-record';

/** A number, or `null` where it is not finite (JSON has no NaN). */
const Measured = Type.Union([Type.Number(), Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

const event = <const T extends string, P extends TProperties>(
  type: T,
  properties: P,
): TObject<P & { type: TLiteral<T>; time: TString }> =>
  Type.Object({ type: Type.Literal(type), time: Type.String(), ...properties });

const SplitMetrics = Type.Object({ loss: Measured, accuracy: Measured });

const StateEvent = event('state', {
  state: RunState,
  /** Where the run goes on from a checkpoint: what was recorded after it is recorded anew and no longer counts. */
  resumedFrom: Type.Optional(Type.Object({ epoch: Count, batch: Count })),
});

const LogEvent = event('log', {
  level: Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('error')]),
  message: Type.String(),
});

const BatchEvent = event('batch', {
  /** From 1. */
  epoch: Count,
  /** Batches of this epoch done, of how many. */
  batch: Count,
  batches: Count,
  loss: Measured,
  accuracy: Measured,
  imagesPerSecond: Measured,
});

const EpochEvent = event('epoch', {
  epoch: Count,
  epochs: Count,
  train: SplitMetrics,
  validation: Type.Optional(SplitMetrics),
  /** Of the network and, where there is one, of the quantum head. */
  learningRates: Type.Object({ network: Type.Number(), head: Type.Optional(Type.Number()) }),
  imagesPerSecond: Measured,
  seconds: Type.Object({ data: Type.Number(), compute: Type.Number(), evaluation: Type.Number() }),
  /** Best epoch so far by the metric that early stopping or the final model goes by. */
  best: Type.Optional(Type.Boolean()),
});

const GradientEvent = event('gradient', {
  epoch: Count,
  batch: Count,
  /** L2 norms over all classical and all circuit weights. */
  classical: Measured,
  quantum: Type.Optional(Measured),
});

const CheckpointEvent = event('checkpoint', {
  /** Epochs completed, and batches of the one under way. */
  epoch: Count,
  batch: Count,
  file: Type.String(),
  best: Type.Boolean(),
});

/** By their `type`; one JSON object a line in `events.ndjson`. */
export const runEventSchemas = {
  state: StateEvent,
  log: LogEvent,
  batch: BatchEvent,
  epoch: EpochEvent,
  gradient: GradientEvent,
  checkpoint: CheckpointEvent,
};

export type RunEvent = {
  [T in keyof typeof runEventSchemas]: Static<(typeof runEventSchemas)[T]>;
}[keyof typeof runEventSchemas];
export type EpochEvent = Static<typeof EpochEvent>;
export type BatchEvent = Static<typeof BatchEvent>;
export type StateEvent = Static<typeof StateEvent>;
export type LogEvent = Static<typeof LogEvent>;
export type GradientEvent = Static<typeof GradientEvent>;
export type CheckpointEvent = Static<typeof CheckpointEvent>;

type WithoutTime<E> = E extends unknown ? Omit<E, 'time'> : never;
/** An event before the log puts its time to it. */
export type NewRunEvent = WithoutTime<RunEvent>;
