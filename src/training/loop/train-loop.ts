import { setImmediate } from 'node:timers/promises';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import type { Batch, PreparedData } from '../../data/prepared-data';
import { trainingFailures } from '../../shared/failures/training';
import { RandomStream } from '../../shared/random';
import { lossAndAccuracy, predictProbabilities } from '../evaluation/predict';
import type { Network } from '../model/build-network';
import { improves, outOfPatience } from './early-stopping';
import { epochOrder, trainableCount } from './epoch-order';
import { emptySums, type LoopState } from './loop-state';
import type { LoopReport } from './loop-report';
import { scheduleFactor } from './schedule';
import type { StepResult, TrainingStep } from './training-step';
import { circuitSeed, type StreamSeeds } from './stream-seeds';

export interface LoopContext {
  readonly config: ExperimentConfig;
  readonly seeds: StreamSeeds;
  readonly data: PreparedData;
  readonly network: Network;
  readonly step: TrainingStep;
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly report: LoopReport;
  /** Asked between batches. */
  readonly wanted: () => 'stop' | 'checkpoint' | undefined;
  /** Writes a checkpoint of weights, moments and `state`; `best` marks it as the best so far. */
  readonly save: (state: LoopState, best: boolean) => void;
  /** Looks at the network, changing nothing, after each epoch and before its sums are emptied. */
  readonly look: (state: LoopState) => void;
}

export type LoopEnd = 'completed' | 'early-stopped' | 'stopped';

/** Every how many batches the gradient norms are measured: every tenth, and in short epochs at least eight times. */
function normsEvery(stepsPerEpoch: number): number {
  return Math.max(1, Math.min(10, Math.floor(stepsPerEpoch / 8)));
}

/** Trains from `state` to the end, to early stopping or to a requested stop; `state` is moved along. */
export async function trainLoop(context: LoopContext, state: LoopState): Promise<LoopEnd> {
  const { epochs, earlyStopping } = context.config.training;
  for (;;) {
    if (earlyStopping !== 'none' && outOfPatience(earlyStopping, state.epoch - 1, state.best)) return 'early-stopped';
    if (state.epoch === epochs) return 'completed';
    if (context.wanted() === 'stop' || (await trainEpoch(context, state)) === 'stopped') return 'stopped';
    const better = await closeEpoch(context, state);
    context.look(state);
    state.epoch++;
    state.batch = 0;
    state.sums = emptySums();
    context.save(state, better);
  }
}

async function trainEpoch(context: LoopContext, state: LoopState): Promise<'done' | 'stopped'> {
  const { config, data, seeds, network, report } = context;
  const { batchSize, epochs, schedule, optimiser } = config.training;
  const count = trainableCount(context.train.length, batchSize);
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const order = epochOrder(context.train, seeds.order, state.epoch).subarray(state.batch * batchSize, count);
  const dropout =
    state.batch === 0
      ? RandomStream.named(seeds.dropout, `dropout/${state.epoch}`)
      : RandomStream.restore(state.dropout);
  const augmentation = { config: config.augmentation, seed: seeds.augmentation, epoch: state.epoch };
  report.epochStarted(state, stepsPerEpoch);
  const batches = data.batches(order, { batchSize, augmentation })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const waited = performance.now();
      const next = await batches.next();
      if (next.done === true) return 'done';
      const started = performance.now();
      const quantum = network.quantum?.milliseconds ?? 0;
      const learningRate = optimiser.learningRate * scheduleFactor(schedule, state.step, stepsPerEpoch, epochs);
      const result = context.step.run(next.value, {
        learningRate,
        dropout,
        circuitSeed: circuitSeed(seeds.shots, state.step),
        measureNorms: state.batch % normsEvery(stepsPerEpoch) === 0,
      });
      state.batch++;
      state.step++;
      state.dropout = dropout.state();
      add(state, next.value, result);
      report.batchDone(state, result, {
        learningRate,
        waiting: started - waited,
        computing: performance.now() - started,
        quantum: (network.quantum?.milliseconds ?? 0) - quantum,
      });
      if (!Number.isFinite(result.loss)) throw trainingFailures.diverged(state.epoch + 1, state.batch, learningRate);
      if (state.batch < stepsPerEpoch && (await obey(context, state)) === 'stopped') return 'stopped';
    }
  } finally {
    await batches.return?.();
  }
}

/** Between batches: a checkpoint now, or a checkpoint and the end. Signals and messages are let in first. */
async function obey(context: LoopContext, state: LoopState): Promise<'stopped' | 'going on'> {
  await setImmediate();
  const wanted = context.wanted();
  if (wanted !== undefined) context.save(state, false);
  return wanted === 'stop' ? 'stopped' : 'going on';
}

function add({ sums }: LoopState, batch: Batch, { loss, correct, norms, circuitGradient }: StepResult): void {
  const samples = batch.labels.length;
  sums.loss += loss * samples;
  sums.correct += correct;
  sums.samples += samples;
  if (circuitGradient?.every(Number.isFinite) === true) {
    sums.circuit.gradient = Array.from(circuitGradient, (value, i) => value + (sums.circuit.gradient[i] ?? 0));
    sums.circuit.batches++;
  }
  if (norms === undefined) return;
  sums.norms.classical += norms.classical;
  if (Number.isFinite(norms.quantum)) sums.norms.quantum += norms.quantum;
  sums.norms.count++;
}

/** Validates, reports the epoch, and tells whether it is the best so far. */
async function closeEpoch(context: LoopContext, state: LoopState): Promise<boolean> {
  const { config, data, validation, network, report } = context;
  const started = performance.now();
  let measured: { loss: number; accuracy: number } | undefined;
  if (validation.length > 0) {
    const probabilities = await predictProbabilities(network, data, validation, config.training.batchSize);
    const labels = Int32Array.from(validation, (index) => data.samples[index]!.label);
    measured = lossAndAccuracy(probabilities, labels, data.classes.length);
  }
  const evaluating = performance.now() - started;
  const { earlyStopping } = config.training;
  const value = measured === undefined || earlyStopping === 'none' ? undefined : measured[earlyStopping.metric];
  const better = value !== undefined && earlyStopping !== 'none' && improves(earlyStopping, value, state.best);
  if (better) state.best = { epoch: state.epoch, value };
  report.epochDone(state, measured, better, evaluating);
  return better;
}
