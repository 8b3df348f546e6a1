import * as tf from '@tensorflow/tfjs-core';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { CheckpointStore, FoundCheckpoint } from '../../runs/checkpoints/checkpoint-store';
import type { NamedTensor } from '../../runs/checkpoints/tensor-file';
import { runFailures } from '../../shared/failures/run';
import { emptySums, type LoopState } from '../loop/loop-state';
import type { Optimiser } from '../loop/optimiser';
import type { ModelWeight } from '../model/model-weights';

const Word = Type.Integer({ minimum: 0, maximum: 0xffffffff });

/** The JSON part of a checkpoint. */
const SavedState = Type.Object({
  epoch: Type.Integer(),
  batch: Type.Integer(),
  step: Type.Integer(),
  dropout: Type.Tuple([Word, Word, Word, Word]),
  sums: Type.Object({
    loss: Type.Number(),
    correct: Type.Number(),
    samples: Type.Number(),
    norms: Type.Object({ classical: Type.Number(), quantum: Type.Number(), count: Type.Number() }),
    /** Absent in checkpoints of earlier versions. */
    circuit: Type.Optional(Type.Object({ gradient: Type.Array(Type.Number()), batches: Type.Integer() })),
  }),
  best: Type.Union([Type.Null(), Type.Object({ epoch: Type.Integer(), value: Type.Number() })]),
  optimiserSteps: Type.Integer(),
  /** What the weights were trained on: a checkpoint never goes on with other data. */
  dataHash: Type.String(),
});
type SavedState = Static<typeof SavedState>;

/** Saves and restores all that the training loop depends on. */
export class Checkpointing {
  constructor(
    private readonly store: CheckpointStore,
    private readonly weights: readonly ModelWeight[],
    private readonly optimiser: Optimiser,
    private readonly dataHash: string,
  ) {}

  /** Returns the file's name. */
  save(state: LoopState, best: boolean): string {
    const saved: SavedState = {
      ...state,
      dropout: [...state.dropout],
      best: state.best ?? null,
      optimiserSteps: this.optimiser.steps,
      dataHash: this.dataHash,
    };
    const tensors = this.variables().map(({ name, variable }) => ({
      name,
      shape: variable.shape,
      type: 'float32' as const,
      // A copy: the engine's memory may be shared with threads, which hashing and writing do not take
      values: variable.dataSync<'float32'>().slice(),
    }));
    const { epoch, batch } = state;
    return this.store.write({ epoch, batch, best, tensors, state: saved });
  }

  /** Weights, moments and loop state of a checkpoint; throws where it is of another network or other data. */
  restore({ checkpoint }: FoundCheckpoint, file: string): LoopState {
    if (!Value.Check(SavedState, checkpoint.state))
      throw runFailures.brokenCheckpoint(file, 'its state is not complete');
    const { optimiserSteps, dataHash, best, sums, ...state } = checkpoint.state;
    if (dataHash !== this.dataHash) throw runFailures.brokenCheckpoint(file, 'it was trained on other data');
    this.assign(this.variables(), checkpoint.tensors, file);
    this.optimiser.steps = optimiserSteps;
    return { ...state, sums: { ...emptySums(), ...sums }, best: best ?? undefined };
  }

  /** The weights alone, for the best epoch or for evaluation. */
  restoreWeights({ checkpoint }: FoundCheckpoint, file: string): void {
    this.assign(this.weights, checkpoint.tensors, file);
  }

  private variables(): readonly { readonly name: string; readonly variable: tf.Variable }[] {
    return [...this.weights, ...this.optimiser.state()];
  }

  private assign(
    variables: readonly { readonly name: string; readonly variable: tf.Variable }[],
    tensors: readonly NamedTensor[],
    file: string,
  ): void {
    const saved = new Map(tensors.map((tensor) => [tensor.name, tensor]));
    for (const { name, variable } of variables) {
      const tensor = saved.get(name);
      if (tensor === undefined || tensor.shape.join() !== variable.shape.join())
        throw runFailures.brokenCheckpoint(file, `it lacks '${name}' of shape [${variable.shape.join(', ')}]`);
      tf.tidy(() => variable.assign(tf.tensor(tensor.values as Float32Array, variable.shape)));
    }
  }
}
