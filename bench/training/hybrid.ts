// What the quantum layer costs: one training step of the product's hybrid network beside its classical control, step by step in turn
// in one process, and beside the same hybrid network in PyTorch with PennyLane's TorchLayer:
//
//   PYTHON=… npx tsx bench/training/hybrid.ts [--side 128] [--threads 2] [--steps 40]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseExperiment } from '../../src/experiment/parse';
import { RandomStream } from '../../src/shared/random';
import { chooseEngine } from '../../src/training/engines/choose-engine';
import { Optimiser } from '../../src/training/loop/optimiser';
import { TrainingStep } from '../../src/training/loop/training-step';
import { buildNetwork } from '../../src/training/model/build-network';
import { initialiseWeights } from '../../src/training/model/initialise';
import { modelWeights } from '../../src/training/model/model-weights';

const { values } = parseArgs({
  options: {
    side: { type: 'string', default: '128' },
    threads: { type: 'string', default: '2' },
    steps: { type: 'string', default: '40' },
  },
});
const [side, threads, steps] = [values.side, values.threads, values.steps].map(Number) as [number, number, number];
const random = RandomStream.named(1, 'hybrid bench');
const batch = {
  pixels: Float32Array.from({ length: 32 * side * side }, () => random.normal()),
  labels: Int32Array.from({ length: 32 }, () => random.integer(4)),
  indices: Int32Array.from({ length: 32 }, (_, i) => i),
};

function stepper(quantum: string): () => void {
  const text = `dataset: { source: phantom }\npreprocessing: { size: ${side} }\nmodel: { quantum: ${quantum} }\n`;
  const { config } = parseExperiment(text, 'bench.experiment.yaml');
  const network = buildNetwork(config!.model, [side, side, 1], 4);
  initialiseWeights(network.logits, 1);
  const weights = modelWeights(network);
  const optimiser = new Optimiser(config!.training.optimiser, weights, 10);
  const step = new TrainingStep(network, weights, optimiser, config!.training, new Float32Array(4).fill(1));
  return () => void step.run(batch, { learningRate: 1e-3, dropout: random, circuitSeed: 0, measureNorms: false });
}

function timed(step: () => void): number {
  const start = performance.now();
  step();
  return performance.now() - start;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;

async function main(): Promise<void> {
  const { engine } = await chooseEngine('wasm');
  const running = await engine.start({ threads });
  const [hybrid, classical] = [stepper('{}'), stepper('none')];
  for (let n = 0; n < 5; n++) [hybrid, classical].forEach(timed);
  const [hybridTimes, classicalTimes]: [number[], number[]] = [[], []];
  for (let n = 0; n < steps; n++) {
    hybridTimes.push(timed(hybrid));
    classicalTimes.push(timed(classical));
  }
  // Pair by pair, so that a burst of another program falls on both
  const extra = median(hybridTimes.map((time, n) => time / classicalTimes[n]!));
  const own = median(hybridTimes);
  console.log(`${side}², ${threads} threads, batch 32, milliseconds a step (median of ${steps})`);
  console.log(`hybrid     ${own.toFixed(1)}   (4 qubits, 3 StronglyEntanglingLayers)`);
  console.log(
    `classical  ${median(classicalTimes).toFixed(1)}   the quantum layer adds ${(100 * (extra - 1)).toFixed(1)} %`,
  );
  await running.stop();
  const { PYTHON: python } = process.env;
  if (python === undefined) return;
  for (const device of ['default.qubit', 'lightning.qubit']) {
    const script = join(__dirname, 'peers/pytorch_pennylane.py');
    const { stdout, stderr } = spawnSync(python, [script, String(side), String(threads), device], { encoding: 'utf8' });
    const theirs = Number(stdout.trim());
    if (!(theirs > 0)) console.log(`PyTorch + PennyLane ${device}: ${stderr.trim().split('\n').at(-1) ?? 'nothing'}`);
    else console.log(`PyTorch + PennyLane ${device}  ${theirs.toFixed(1)}   ${(theirs / own).toFixed(1)}× ours`);
  }
}

void main();
