import { preparedAmplitudes } from '../preparation';
import type { RunInput } from '../simulator';
import { groupsOf, type LaneLayout } from './lane-layout';
import type { BatchRegions, MachineMemory } from './machine-memory';
import type { ProductStart } from './product-start';
import type { Program } from './program';
import { samplesOf } from './sample-rows';

const u = new Float64Array(8);

/** Writes every matrix and start that a run needs; lanes past the batch repeat its last sample. */
export function writeValues(
  program: Program,
  layout: LaneLayout,
  memory: MachineMemory,
  start: ProductStart,
  run: RunInput,
): BatchRegions {
  const groups = groupsOf(run.batch, layout);
  const at = memory.fit(groups);
  writeShared(program, layout, memory, run);
  for (const gate of program.start) gate.prepare(run);
  for (let group = 0; group < groups; group++) {
    if (program.groupVectors > 0) writeGroup(program, layout, memory, run, group, at);
    const to = at.start + group * memory.startVectors * layout.lanes;
    if (program.preparation === undefined) start.write(run, samplesOf(run, group, layout), memory.numbers, to);
    else writePrepared(program, layout, memory, run, group, to);
  }
  return at;
}

function writeShared(
  { oneWire, rotations }: Program,
  { lanes }: LaneLayout,
  memory: MachineMemory,
  run: RunInput,
): void {
  const { numbers, shared } = memory;
  for (const { gate, at } of oneWire) {
    gate.prepare(run);
    if (!gate.shared) continue;
    gate.matrix(run, 0, u);
    let to = shared + at * lanes;
    for (let k = 0; k < 8; k++) for (let lane = 0; lane < lanes; lane++) numbers[to++] = u[k]!;
  }
  for (const { gate, at } of rotations) {
    if (!gate.shared) continue;
    const values = gate.values(run, 0);
    let to = shared + at * lanes;
    for (let k = 0; k < 2; k++) for (let lane = 0; lane < lanes; lane++) numbers[to++] = values[k]!;
  }
}

function writeGroup(
  { oneWire, rotations, groupVectors }: Program,
  layout: LaneLayout,
  { numbers }: MachineMemory,
  run: RunInput,
  group: number,
  regions: BatchRegions,
): void {
  const { lanes } = layout;
  const samples = samplesOf(run, group, layout);
  const base = regions.matrices + group * groupVectors * lanes;
  for (const { gate, at } of oneWire) {
    if (gate.shared) continue;
    for (let lane = 0; lane < lanes; lane++) {
      if (lane < samples.count) gate.matrix(run, samples.row + lane * samples.features, u);
      for (let k = 0; k < 8; k++) numbers[base + (at + k) * lanes + lane] = u[k]!;
    }
  }
  for (const { gate, at } of rotations) {
    if (gate.shared) continue;
    for (let lane = 0; lane < lanes; lane++) {
      const [c, g] = gate.values(run, samples.row + Math.min(lane, samples.count - 1) * samples.features);
      numbers[base + at * lanes + lane] = c;
      numbers[base + (at + 1) * lanes + lane] = g;
    }
  }
}

function writePrepared(
  { preparation, prepared }: Program,
  layout: LaneLayout,
  { numbers }: MachineMemory,
  run: RunInput,
  group: number,
  to: number,
): void {
  const { lanes, laneBits } = layout;
  const samples = samplesOf(run, group, layout);
  numbers.fill(0, to, to + prepared.length * lanes);
  for (let lane = 0; lane < (laneBits > 0 ? 1 : lanes); lane++) {
    const sample = samples.first + Math.min(lane, samples.count - 1);
    const { amplitudes } = preparedAmplitudes(preparation!, run, sample);
    prepared.forEach((p, k) => {
      const second = p.second < 0 ? 1 : amplitudes[p.second]!;
      numbers[to + k * lanes + (laneBits > 0 ? p.lane : lane)] = amplitudes[p.first]! * second;
    });
  }
}

/** Writes the upstream gradient [batch, outputs] as factors of the slots; 0 past the batch. */
export function writeUpstream(
  { plan: { slots, entries } }: Program,
  layout: LaneLayout,
  { numbers }: MachineMemory,
  run: RunInput,
  upstream: Float64Array,
  at: BatchRegions,
): void {
  const { lanes, laneBits } = layout;
  const groups = groupsOf(run.batch, layout);
  const outputs = upstream.length / run.batch;
  numbers.fill(0, at.upstream, at.upstream + groups * slots * lanes);
  for (let group = 0; group < groups; group++) {
    const { first, count } = samplesOf(run, group, layout);
    const base = at.upstream + group * slots * lanes;
    for (const { slot, column, write, lanes: factors } of entries)
      for (let lane = 0; lane < lanes; lane++) {
        if (laneBits === 0 && lane >= count) break;
        const g = upstream[(laneBits > 0 ? first : first + lane) * outputs + column]!;
        const to = base + slot * lanes + lane;
        numbers[to] = numbers[to]! + write * factors[lane]! * g;
      }
  }
}
