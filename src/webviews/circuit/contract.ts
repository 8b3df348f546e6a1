import { Type, type Static } from '@sinclair/typebox';
import { Observable, Operation } from '../../experiment/schema/circuit';
import { contract } from '../messages/contract';

const Count = Type.Integer({ minimum: 0 });
/** `null` where it is not finite. */
const Measured = Type.Union([Type.Number(), Type.Null()]);

const Section = Type.Object({
  kind: Type.Union([Type.Literal('encoding'), Type.Literal('layer')]),
  title: Type.String(),
  from: Count,
  to: Count,
});

/** What is drawn. */
const Drawn = Type.Object({
  circuit: Type.Object({
    qubits: Type.Integer({ minimum: 1 }),
    operations: Type.Array(Operation),
    observables: Type.Array(Observable),
  }),
  sections: Type.Array(Section),
  /** Trained weights in radians; absent where nothing trained them. */
  weights: Type.Optional(Type.Array(Type.Number())),
});

/** What can be edited of an experiment, as it is now with its defaults. */
const Settings = Type.Object({
  qubits: Type.Integer(),
  encoding: Type.String(),
  ansatz: Type.String(),
  layers: Type.Integer(),
  reuploading: Type.Boolean(),
});

/** The circuit at the end of one epoch; epoch 0 is before training. */
const Epoch = Type.Object({
  epoch: Count,
  weights: Type.Array(Measured),
  /** d loss / d weight, the mean over the epoch's batches. */
  gradient: Type.Union([Type.Array(Measured), Type.Null()]),
  /** [probes][circuit inputs]: what test images became on the way to the circuit. */
  probes: Type.Array(Type.Array(Measured)),
});

/** L2 norms over all classical and all circuit weights, the mean over an epoch's recorded batches. */
const Norms = Type.Object({ epoch: Count, classical: Measured, quantum: Measured });

const Probe = Type.Object({ index: Count, id: Type.String(), label: Count });

/** What the run has besides its circuit. */
const RunPart = Type.Object({
  id: Type.String(),
  name: Type.String(),
  classes: Type.Array(Type.String()),
  live: Type.Boolean(),
  /** In order of epoch. */
  epochs: Type.Array(Epoch),
  probes: Type.Array(Probe),
  /** In order of epoch; absent where the run told none. */
  norms: Type.Optional(Type.Array(Norms)),
  /** The experiment's quantum layer, with its noise and shots. */
  noise: Type.Optional(Type.Unknown()),
  shots: Type.Optional(Type.Integer()),
});

/** A circuit that is shown: an experiment file's or a run's. Kept over a reload. */
export const CircuitSource = Type.Union([
  Type.Object({ kind: Type.Literal('experiment'), uri: Type.String() }),
  Type.Object({ kind: Type.Literal('run'), path: Type.String() }),
]);
export type CircuitSource = Static<typeof CircuitSource>;

const Sample = Type.Object({
  index: Count,
  id: Type.String(),
  label: Count,
  predicted: Type.Optional(Count),
});

/** What the user chose of noise and shots; absent: never touched. */
const NoiseSwitch = Type.Object({
  on: Type.Boolean(),
  kind: Type.Union(['run', 'depolarising', 'amplitude-damping', 'none'].map((kind) => Type.Literal(kind))),
  probability: Type.Number(),
  /** 0: exact expectations. */
  shots: Type.Number(),
  repeats: Type.Number(),
});

export const exportFormats = ['svg', 'svg-print', 'png', 'quantikz', 'qasm3', 'pennylane', 'qiskit'] as const;
export type ExportFormat = (typeof exportFormats)[number];
const Format = Type.Union(exportFormats.map((name) => Type.Literal(name)));

/** What the circuit panel and its host say to each other. */
export const circuitContract = contract({
  snapshot: Type.Object({
    source: CircuitSource,
    title: Type.String(),
    /** Why what is drawn is not what the file says now. */
    note: Type.Optional(Type.Object({ what: Type.String(), remedy: Type.String() })),
    drawn: Type.Optional(Drawn),
    settings: Type.Optional(Settings),
    run: Type.Optional(RunPart),
    /** Index of the test image that whoever opened the panel wants to see. */
    image: Type.Optional(Count),
    /** Folder of a run that they want to compare with. */
    compareWith: Type.Optional(Type.String()),
  }),
  requests: {
    /** Changes `model.quantum` in the experiment file; the new drawing comes as a snapshot. */
    edit: {
      asks: Type.Object({
        setting: Type.KeyOf(Settings),
        value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
      }),
      answers: Type.Object({}),
    },
    /** The run's test split. */
    samples: { asks: Type.Object({}), answers: Type.Object({ samples: Type.Array(Sample) }) },
    /** One of its images as the network sees it, and what the circuit gets of it. */
    image: {
      asks: Type.Object({ index: Count }),
      answers: Type.Object({
        /** Base64. */
        png: Type.String(),
        width: Count,
        height: Count,
        inputs: Type.Array(Type.Number()),
        weights: Type.Array(Type.Number()),
        probabilities: Type.Array(Type.Number()),
      }),
    },
    /** Runs that the circuit can be compared with, newest first. */
    runs: {
      asks: Type.Object({}),
      answers: Type.Object({
        runs: Type.Array(Type.Object({ path: Type.String(), id: Type.String(), name: Type.String() })),
      }),
    },
    /** The circuit of one of them, with its trained weights. */
    other: {
      asks: Type.Object({ path: Type.String() }),
      answers: Type.Object({ id: Type.String(), name: Type.String(), drawn: Drawn }),
    },
    /** Lets the user say where, and writes; `saved` is false where they did not. `content` is text, of a PNG base64. */
    save: {
      asks: Type.Object({ format: Format, content: Type.String() }),
      answers: Type.Object({ saved: Type.Boolean() }),
    },
    copy: { asks: Type.Object({ format: Format, content: Type.String() }), answers: Type.Object({}) },
    /** Opens the experiment file, or the run's copy of it, beside the panel. */
    openSource: { asks: Type.Object({}), answers: Type.Object({}) },
  },
  saved: Type.Object({
    source: CircuitSource,
    position: Count,
    selection: Type.Optional(Count),
    /** Indices of folded sections. */
    folded: Type.Array(Count),
    view: Type.Object({ zoom: Type.Number(), left: Type.Number(), top: Type.Number() }),
    inputs: Type.Array(Type.Number()),
    /** Index of the test image the inputs came from. */
    image: Type.Optional(Count),
    /** The epoch whose weights are shown; absent: the newest. */
    epoch: Type.Optional(Count),
    noise: Type.Optional(NoiseSwitch),
    /** Folder of the run that the circuit is compared with. */
    compared: Type.Optional(Type.String()),
    /** The one that whoever opened the panel wanted last. */
    compareWish: Type.Optional(Type.String()),
  }),
});

export type CircuitContract = typeof circuitContract;
export type CircuitSnapshot = Static<CircuitContract['snapshot']>;
export type CircuitSaved = Static<CircuitContract['saved']>;
export type CircuitSettings = Static<typeof Settings>;
export type CircuitRun = Static<typeof RunPart>;
export type CircuitEpoch = Static<typeof Epoch>;
export type CircuitNoiseSwitch = Static<typeof NoiseSwitch>;
export type CircuitSample = Static<typeof Sample>;
