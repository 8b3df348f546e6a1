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

/** Of the network and, where there is one, of the quantum head. */
const LearningRates = Type.Object({ network: Type.Number(), head: Type.Optional(Type.Number()) });

/** Resident memory of the trainer in MiB; absent in runs of earlier versions. */
const Memory = Type.Optional(Type.Number());

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
  /** Of the step just made; absent in runs of earlier versions. */
  learningRates: Type.Optional(LearningRates),
  memory: Memory,
});

const EpochEvent = event('epoch', {
  epoch: Count,
  epochs: Count,
  train: SplitMetrics,
  validation: Type.Optional(SplitMetrics),
  /** Of the epoch's last step. */
  learningRates: LearningRates,
  imagesPerSecond: Measured,
  /** Waiting for batches; training steps, of which `quantum` in the circuit's simulator; validation. */
  seconds: Type.Object({
    data: Type.Number(),
    compute: Type.Number(),
    evaluation: Type.Number(),
    quantum: Type.Optional(Type.Number()),
  }),
  memory: Memory,
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

const Probe = Type.Object({
  /** Row of `predictions.csv`, from 0: the sample's place in the test split. */
  index: Count,
  /** As in `predictions.csv`. */
  id: Type.String(),
  /** Index into the run's classes. */
  label: Count,
});

const CircuitEvent = event('circuit', {
  /** Epochs completed: 0 is before training. Void after a `resumedFrom` whose epoch is smaller. */
  epoch: Count,
  /** The circuit's weights in radians, in its own order; every number here is the shortest that names its float32. */
  weights: Type.Array(Measured),
  /** d loss / d weight before clipping, the mean over the epoch's batches; `null` before training. */
  gradient: Type.Union([Type.Array(Measured), Type.Null()]),
  /** Test images to look at: none where there is no test split, or where the circuit takes too many inputs to write down. */
  probes: Type.Object({
    /** [probes][circuit inputs], as the circuit receives them from the network of this epoch in inference mode. */
    inputs: Type.Array(Type.Array(Measured)),
    /** What the probes are, in their order; in the first circuit event a trainer process writes, the same each time. */
    samples: Type.Optional(Type.Array(Probe)),
  }),
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
  circuit: CircuitEvent,
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
export type CircuitEvent = Static<typeof CircuitEvent>;
export type Probe = Static<typeof Probe>;
export type CheckpointEvent = Static<typeof CheckpointEvent>;

type WithoutTime<E> = E extends unknown ? Omit<E, 'time'> : never;
/** An event before the log puts its time to it. */
export type NewRunEvent = WithoutTime<RunEvent>;
