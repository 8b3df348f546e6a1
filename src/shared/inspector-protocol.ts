import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/*
 * What is said over the IPC channel between a window and the inspector of one run folder (`dist/inspector.js --run RUN`).
 * Each request has a number and gets exactly one answer with that number: a reply or a failure. Both sides check what arrives.
 */

const Count = Type.Integer({ minimum: 0 });
/** Row of `predictions.csv`, from 0: the sample's place in the test split. */
const Index = Count;

/** `final`: `model/`, what `predictions.csv` was made with; `best`, `last` or an epoch: a checkpoint that is still kept. */
const CheckpointName = Type.Union([Type.Literal('final'), Type.Literal('best'), Type.Literal('last'), Count]);

/** Absent: `final`, and while there is none `last`. */
const CheckpointChoice = Type.Optional(CheckpointName);

/** One for each class, in the order of `classes`. */
const Probabilities = Type.Array(Type.Number());

const Description = Type.Object({
  /** Of the run. */
  id: Type.String(),
  name: Type.String(),
  classes: Type.Array(Type.String()),
  /** Of an image: [height, width, channels]. */
  shape: Type.Tuple([Count, Count, Count]),
  /** Inputs, weights and outputs of the circuit; `null` in a classical run. */
  circuit: Type.Union([Type.Null(), Type.Object({ inputs: Count, weights: Count, outputs: Count })]),
  /** Of the Grad-CAM map: [height, width] of the last block's convolution. */
  heatMap: Type.Tuple([Count, Count]),
  /** What the run was trained on, where it is recorded, and what the inspector computes with. */
  engine: Type.Object({ run: Type.Optional(Type.String()), inspector: Type.String() }),
  /** Whether `model/` is there. */
  final: Type.Boolean(),
  /** Kept ones, newest first: epochs completed, batches of the one under way. */
  checkpoints: Type.Array(Type.Object({ epoch: Count, batch: Count, best: Type.Boolean() })),
});

const Sample = Type.Object({
  index: Index,
  /** As in `predictions.csv`. */
  id: Type.String(),
  /** Indices into `classes`; `predicted` where the run has predictions. */
  label: Count,
  predicted: Type.Optional(Count),
});

/** Parameters and reply of each kind of request. */
export const inspectorRequests = {
  /** Answered also where the data are gone. */
  describe: { parameters: Type.Object({}), reply: Description },
  /** The test split: from `predictions.csv` where there is one, so also where the data are gone. */
  samples: { parameters: Type.Object({}), reply: Type.Object({ samples: Type.Array(Sample) }) },
  /** The image as the network sees it, after preprocessing. */
  picture: {
    parameters: Type.Object({
      index: Index,
      /** Longest side in pixels; a smaller image is not enlarged. Absent: as large as the network sees it. */
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 4096 })),
    }),
    reply: Type.Object({
      /** Base64 of a PNG of 8 bits, grey (or RGB where the network sees three channels). */
      png: Type.String(),
      width: Count,
      height: Count,
      /** Pixel values that are black and white: the image's least and greatest. */
      low: Type.Number(),
      high: Type.Number(),
    }),
  },
  /** What the circuit gets of an image, and what the network says. */
  inputs: {
    parameters: Type.Object({ index: Index, checkpoint: CheckpointChoice }),
    reply: Type.Object({
      /** Angles (or amplitudes) the circuit receives; empty in a classical run. */
      inputs: Type.Array(Type.Number()),
      /** The circuit's weights of that checkpoint, in its own order. */
      weights: Type.Array(Type.Number()),
      probabilities: Probabilities,
    }),
  },
  /** Where in the image a class's score comes from (Selvaraju et al. 2017). */
  gradCam: {
    parameters: Type.Object({ index: Index, class: Count, checkpoint: CheckpointChoice }),
    reply: Type.Object({
      height: Count,
      width: Count,
      /** [height × width], row-major, 0 and above, in units of the class's score; not scaled to 1. */
      values: Type.Array(Type.Number()),
      probabilities: Probabilities,
    }),
  },
} satisfies Record<string, { parameters: TSchema; reply: TSchema }>;

export type InspectorKind = keyof typeof inspectorRequests;
export type InspectorParameters<K extends InspectorKind> = Static<(typeof inspectorRequests)[K]['parameters']>;
export type InspectorReply<K extends InspectorKind> = Static<(typeof inspectorRequests)[K]['reply']>;
export type InspectorDescription = InspectorReply<'describe'>;
export type InspectorSample = Static<typeof Sample>;
export type CheckpointName = Static<typeof CheckpointName>;

/** A `Failure` on its way through the channel. */
const FailureParts = Type.Object({
  code: Type.String(),
  what: Type.String(),
  remedy: Type.String(),
  /** The file or folder it is about. */
  file: Type.Optional(Type.String()),
});

const kinds = Object.keys(inspectorRequests) as InspectorKind[];

const ToInspector = Type.Union([
  Type.Object({
    type: Type.Literal('request'),
    id: Count,
    kind: Type.Union(kinds.map((kind) => Type.Literal(kind))),
    parameters: Type.Unknown(),
  }),
  /** The answer is no longer wanted: a request that waits is answered by a failure, one under way is finished. */
  Type.Object({ type: Type.Literal('cancel'), id: Count }),
]);

const FromInspector = Type.Union([
  Type.Object({ type: Type.Literal('reply'), id: Count, value: Type.Unknown() }),
  Type.Object({ type: Type.Literal('failure'), id: Count, failure: FailureParts }),
]);

export type ToInspector = Static<typeof ToInspector>;
export type FromInspector = Static<typeof FromInspector>;
export type FailureParts = Static<typeof FailureParts>;

/** The message, where it is one. */
export function toInspector(message: unknown): ToInspector | undefined {
  return Value.Check(ToInspector, message) ? message : undefined;
}

/** The message, where it is one. */
export function fromInspector(message: unknown): FromInspector | undefined {
  return Value.Check(FromInspector, message) ? message : undefined;
}

/** The parameters of such a request, where they are right. */
export function parametersOf<K extends InspectorKind>(kind: K, value: unknown): InspectorParameters<K> | undefined {
  return Value.Check(inspectorRequests[kind].parameters, value) ? value : undefined;
}

/** The reply to such a request, where it is one. */
export function replyOf<K extends InspectorKind>(kind: K, value: unknown): InspectorReply<K> | undefined {
  return Value.Check(inspectorRequests[kind].reply, value) ? value : undefined;
}
