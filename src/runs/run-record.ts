import { Type, type Static } from '@sinclair/typebox';

/** Format of the run folder; raised when an older reader would misread it. */
export const runFormat = 1;

const Time = Type.String({ description: 'ISO 8601, UTC' });
const Count = Type.Integer({ minimum: 0 });
const Metric = Type.Union([Type.Number(), Type.Null()]);

export const RunState = Type.Union([
  Type.Literal('preparing'),
  Type.Literal('running'),
  Type.Literal('stopped'),
  Type.Literal('completed'),
  Type.Literal('failed'),
]);

const Reason = Type.Object({ code: Type.String(), what: Type.String(), remedy: Type.String() });

const Layer = Type.Object({
  name: Type.String(),
  /** Such as `conv2d`, `dense`, `quantum`. */
  kind: Type.String(),
  parameters: Count,
});

const Parameters = Type.Object({ total: Count, classical: Count, quantum: Count, layers: Type.Array(Layer) });

const DataSummary = Type.Object({
  classes: Type.Array(Type.String()),
  /** Samples of each class, in the order of `classes`. */
  samples: Type.Object({ train: Type.Array(Count), validation: Type.Array(Count), test: Type.Array(Count) }),
  groups: Type.Object({ train: Count, validation: Count, test: Count }),
  setAside: Count,
});

/** `null` where the metric is undefined, such as the AUC of a class without samples. */
const MetricSummary = Type.Object({ value: Metric, low: Metric, high: Metric });

/** `run.json`: what a run is and how far it has come. */
export const RunRecord = Type.Object({
  format: Type.Integer({ minimum: 1 }),
  id: Type.String(),
  name: Type.String(),
  /** The experiment's file, from the folder that holds `.hybrid-qml`, with `/`. */
  source: Type.String(),
  state: RunState,
  /** Why it failed, or why it stopped. */
  reason: Type.Optional(Reason),
  /** Epochs completed, and wanted. */
  epoch: Count,
  epochs: Count,
  /** While its data are prepared: files done of all. */
  preparing: Type.Optional(Type.Object({ done: Count, total: Count })),
  seed: Type.Integer(),
  versions: Type.Object({ product: Type.String(), node: Type.String(), platform: Type.String() }),
  /** SHA-256, hexadecimal: of `experiment.yaml` as in the folder, and of the prepared data. */
  hashes: Type.Object({ config: Type.String(), data: Type.Optional(Type.String()) }),
  engine: Type.Optional(Type.Object({ name: Type.String(), version: Type.String(), threads: Count })),
  parameters: Type.Optional(Parameters),
  data: Type.Optional(DataSummary),
  /** Test metrics by name, with the ends of their confidence intervals; derived from `predictions.csv`. */
  metrics: Type.Optional(Type.Record(Type.String(), MetricSummary)),
  started: Time,
  updated: Time,
  finished: Type.Optional(Time),
  /** The trainer that writes, or last wrote, the folder; `heartbeat` is when it was last known to live. */
  process: Type.Object({
    pid: Count,
    host: Type.String(),
    heartbeat: Time,
    /** Tells it from a later process with the same number, where the system can. */
    stamp: Type.Optional(Type.String()),
  }),
});

export type RunRecord = Static<typeof RunRecord>;
export type RunState = Static<typeof RunState>;
export type RunReason = Static<typeof Reason>;
export type ParameterCounts = Static<typeof Parameters>;
export type DataSummary = Static<typeof DataSummary>;
export type MetricSummary = Static<typeof MetricSummary>;
