import type { GradientSums } from '../../angles';
import { addPreparationGradient } from '../preparation';
import type { RunInput } from '../simulator';
import { groupsOf, type LaneLayout } from './lane-layout';
import type { BatchRegions, MachineMemory } from './machine-memory';
import type { OneWireGate } from './one-wire-gate';
import type { ProductStart } from './product-start';
import type { Program } from './program';
import { samplesOf, type GroupSamples } from './sample-rows';

/** [batch, outputs] from the slots. */
export function readExpectations(
  { plan: { slots, entries } }: Program,
  layout: LaneLayout,
  { numbers }: MachineMemory,
  batch: number,
  outputs: number,
  at: BatchRegions,
): Float64Array {
  const out = new Float64Array(batch * outputs);
  const { lanes, laneBits } = layout;
  for (let sample = 0; sample < batch; sample++) {
    const group = laneBits > 0 ? sample : Math.floor(sample / lanes);
    const from = at.slots + group * slots * lanes;
    for (const { slot, column, read, lanes: factors } of entries) {
      let value = 0;
      if (laneBits === 0) value = numbers[from + slot * lanes + (sample % lanes)]!;
      else for (let lane = 0; lane < lanes; lane++) value += factors[lane]! * numbers[from + slot * lanes + lane]!;
      const to = sample * outputs + column;
      out[to] = out[to]! + read * value;
    }
  }
  return out;
}

const torque = new Float64Array(4);

/** From torques and reduced starts to the gradients; sums over the batch run in the order of the samples. */
export function readGradients(
  program: Program,
  layout: LaneLayout,
  memory: MachineMemory,
  start: ProductStart,
  run: RunInput,
  at: BatchRegions,
): GradientSums {
  const sums = { inputs: new Float64Array(run.inputs.length), weights: new Float64Array(run.weights.length) };
  const { lanes, laneBits } = layout;
  const { oneWire, rotations, torqueVectors } = program;
  const { numbers } = memory;
  const groups = groupsOf(run.batch, layout);
  const common = new Float64Array(4);
  for (const { gate, torque: vector } of oneWire) {
    common.fill(0);
    for (let group = 0; group < groups; group++) {
      const from = at.torques + (group * torqueVectors + vector) * lanes;
      if (gate.shared) addUp(common, numbers, from, lanes);
      else addSamples(gate, common, numbers, from, layout, run, samplesOf(run, group, layout), sums);
    }
    gate.addCommonGradient(run, common, sums);
  }
  for (const { gate, torque: vector } of rotations)
    for (let group = 0; group < groups; group++) {
      const from = at.torques + (group * torqueVectors + vector) * lanes;
      const { row, features, count } = samplesOf(run, group, layout);
      if (laneBits > 0) {
        let sum = 0;
        for (let lane = 0; lane < lanes; lane++) sum += numbers[from + lane]!;
        gate.addGradient(run, row, sum, sums);
      } else
        for (let lane = 0; lane < count; lane++)
          gate.addGradient(run, row + lane * features, numbers[from + lane]!, sums);
    }
  readStart(program, layout, memory, start, run, at, sums);
  return sums;
}

/** Four vectors summed over their lanes. */
function addUp(total: Float64Array, numbers: Float32Array | Float64Array, from: number, lanes: number): void {
  let at = from;
  for (let k = 0; k < 4; k++) {
    let sum = total[k]!;
    for (let lane = 0; lane < lanes; lane++) sum += numbers[at++]!;
    total[k] = sum;
  }
}

function addSamples(
  gate: OneWireGate,
  common: Float64Array,
  numbers: Float32Array | Float64Array,
  from: number,
  { lanes, laneBits }: LaneLayout,
  run: RunInput,
  { row, features, count }: GroupSamples,
  sums: GradientSums,
): void {
  if (laneBits > 0) {
    torque.fill(0);
    addUp(torque, numbers, from, lanes);
    for (let k = 0; k < 4; k++) common[k] = common[k]! + torque[k]!;
    gate.addSampleGradient(run, row, torque, sums);
    return;
  }
  for (let lane = 0; lane < count; lane++) {
    for (let k = 0; k < 4; k++) {
      const value = numbers[from + k * lanes + lane]!;
      torque[k] = value;
      common[k] = common[k]! + value;
    }
    gate.addSampleGradient(run, row + lane * features, torque, sums);
  }
}

function readStart(
  { preparation, prepared }: Program,
  layout: LaneLayout,
  { numbers, startVectors }: MachineMemory,
  start: ProductStart,
  run: RunInput,
  at: BatchRegions,
  sums: GradientSums,
): void {
  const { lanes, laneBits } = layout;
  const groups = groupsOf(run.batch, layout);
  start.beginGradient();
  for (let group = 0; group < groups; group++) {
    const samples = samplesOf(run, group, layout);
    const offset = group * startVectors * lanes;
    if (preparation === undefined) start.addGroup(run, samples, numbers, at.reduced + offset, at.start + offset, sums);
    else
      for (let lane = 0; lane < samples.count; lane++) {
        const from = at.reduced + offset;
        const g = Float64Array.from(
          prepared,
          (p, k) => 2 * numbers[from + k * lanes + (laneBits > 0 ? p.lane : lane)]!,
        );
        addPreparationGradient(preparation, run, samples.first + lane, g, sums);
      }
  }
  if (preparation === undefined) start.endGradient(run, sums);
}
