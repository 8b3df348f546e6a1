import { Type, type Static, type TLiteral, type TUnion } from '@sinclair/typebox';
import { seriesNames, type SeriesName } from '../../reporting/series/series-catalogue';
import { RunRecord, RunState } from '../../runs/run-record';
import { contract } from '../messages/contract';
import { Numbers } from '../messages/numbers';
import { Saved, View } from './view';

const Series = Type.Unsafe<SeriesName>(Type.Union(seriesNames.map((name) => Type.Literal(name))));

/** A curve as the view asked for it: few enough points to draw, extremes kept. */
const Curve = Type.Object({
  name: Series,
  /** Points the run has recorded. */
  recorded: Type.Integer(),
  /** Epochs or seconds, rising. */
  x: Numbers,
  y: Numbers,
  /** Present where the view smooths; positions of their own. */
  smooth: Type.Optional(Type.Object({ x: Numbers, y: Numbers })),
});

const LivenessSchema: TUnion<[TLiteral<'ended'>, TLiteral<'alive'>, TLiteral<'silent'>, TLiteral<'dead'>]> = Type.Union(
  [Type.Literal('ended'), Type.Literal('alive'), Type.Literal('silent'), Type.Literal('dead')],
);

/** What stands out along the curves; `at` is its place on the view's axis. */
const Mark = Type.Object({
  kind: Type.Union([Type.Literal('best'), Type.Literal('stoppedEarly'), Type.Literal('resumed')]),
  epochs: Type.Number(),
  at: Type.Number(),
});

const ShownRun = Type.Object({
  /** Of the run folder; what requests name the run by. */
  path: Type.String(),
  id: Type.String(),
  name: Type.String(),
  state: RunState,
  liveness: LivenessSchema,
  /** Why it failed or stopped. */
  reason: Type.Optional(Type.String()),
  epoch: Type.Integer(),
  epochs: Type.Integer(),
  seed: Type.Integer(),
  engine: Type.Optional(Type.String()),
  classes: Type.Array(Type.String()),
  /** SHA-256 of the experiment and of its data, to tell which runs may be compared. */
  hashes: Type.Object({ config: Type.String(), data: Type.Optional(Type.String()) }),
  /** Milliseconds since the run last told anything (an event or a heartbeat) when this was sent. */
  age: Type.Number(),
  /** Share of the recorded events that has been read. */
  read: Type.Number(),
  /** Lines of the log that are no events. */
  unreadable: Type.Integer(),
  warnings: Type.Array(Type.String()),
  /** Changes when the predictions do; absent while there are none. */
  predictions: Type.Optional(Type.String()),
  /** Whether it has a trained circuit to be looked into. */
  circuit: Type.Boolean(),
  marks: Type.Array(Mark),
  curves: Type.Array(Curve),
});

const Broken = Type.Object({ path: Type.String(), what: Type.String() });

const Snapshot = Type.Object({
  /** What the curves were made for. */
  view: View,
  /** Folders of all runs that are to be seen, also of those that were not read yet. */
  paths: Type.Array(Type.String()),
  runs: Type.Array(ShownRun),
  /** Folders that are no run, or not readable. */
  broken: Type.Array(Broken),
  /** Raised when the list of all runs changed. */
  listVersion: Type.Integer(),
});

const Nothing = Type.Object({});
const Run = Type.Object({ run: Type.String() });
const RunSample = Type.Object({ run: Type.String(), index: Type.Integer({ minimum: 0 }) });
const Paths = Type.Array(Type.String(), { maxItems: 200 });

/** What the metrics page and the extension host say to each other. */
export const metricsContract = contract({
  snapshot: Snapshot,
  saved: Saved,
  requests: {
    /** What the page shows of the curves; a snapshot made for it follows. */
    view: { asks: View, answers: Nothing },
    /** Shows these runs instead. */
    show: { asks: Type.Object({ runs: Paths }), answers: Nothing },
    /** All runs of the workspace and of the roots of the runs shown. */
    runs: {
      asks: Nothing,
      answers: Type.Object({
        runs: Type.Array(Type.Object({ path: Type.String(), record: RunRecord, liveness: LivenessSchema })),
        broken: Type.Array(Broken),
      }),
    },
    /** `predictions.csv` and, where it is there, `evaluation.json`, as they are: the page reads them. */
    predictions: {
      asks: Run,
      answers: Type.Object({ csv: Type.String(), evaluation: Type.Union([Type.Unknown(), Type.Null()]) }),
    },
    /** Texts of `experiment.yaml`, every default written out; '' where it is missing. */
    experiments: { asks: Type.Object({ runs: Paths }), answers: Type.Object({ texts: Type.Array(Type.String()) }) },
    /** A test image as the network sees it. */
    picture: {
      asks: Type.Object({ ...RunSample.properties, size: Type.Integer({ minimum: 16, maximum: 1024 }) }),
      answers: Type.Object({ png: Type.String(), width: Type.Integer(), height: Type.Integer() }),
    },
    /** Where in the image the score of a class comes from. */
    gradCam: {
      asks: Type.Object({ ...RunSample.properties, class: Type.Integer({ minimum: 0 }) }),
      answers: Type.Object({ width: Type.Integer(), height: Type.Integer(), values: Type.Array(Type.Number()) }),
    },
    openCircuit: { asks: RunSample, answers: Nothing },
    /** Shows a save dialog; `saved` is false where it was cancelled. */
    save: {
      asks: Type.Object({ name: Type.String(), content: Type.Union([Type.String(), Type.Uint8Array()]) }),
      answers: Type.Object({ saved: Type.Boolean() }),
    },
    copy: { asks: Type.Object({ text: Type.String() }), answers: Nothing },
    /** The HTML report of these runs, by save dialog. */
    report: { asks: Type.Object({ runs: Paths }), answers: Type.Object({ saved: Type.Boolean() }) },
  },
});

export type MetricsContract = typeof metricsContract;
export type MetricsSnapshot = Static<typeof Snapshot>;
export type ShownRun = Static<typeof ShownRun>;
export type RunMark = Static<typeof Mark>;
export type Curve = Static<typeof Curve>;
