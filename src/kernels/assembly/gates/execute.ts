// Runs a program for one group of samples, forward and back.
import { AMPLITUDE } from './layout';
import { addHistogram, addProjected, fold, histogram, projected, spreadValue, total, unfold } from './measure';
import * as slices from './slices';
import { givenState, productState, readGiven, reduceProduct } from './start';
import { address, field, Header, INSTRUCTION, Op } from './program';

/** The state ends in `ket`, or in `scratch` where an odd number of instructions gathered: returns where. */
export function forwardGroup<T>(h: usize, group: i32, first: usize, second: usize, work: usize): usize {
  const bits = field(h, Header.Bits);
  const n = 1 << bits;
  let ket = first, scratch = second;
  const start = address(h, Header.Start) + (group as usize) * address(h, Header.StartStride);
  if (field(h, Header.StartKind) == 0) productState<T>(ket, bits, start);
  else givenState(ket, n, address(h, Header.GivenOffsets), field(h, Header.GivenCount), start);
  let i = address(h, Header.Instructions);
  const end = i + (field(h, Header.InstructionCount) as usize) * INSTRUCTION;
  for (; i < end; i += INSTRUCTION) {
    const run = field(i, 10);
    if (run > 1) {
      slices.blocks<T>(i, run, group, ket, n);
      i += ((run - 1) as usize) * INSTRUCTION;
      continue;
    }
    const bit = field(i, 1), controls = field(i, 2);
    const u = address(i, 3) + (group as usize) * address(i, 4);
    switch (field(i, 0)) {
      case Op.General:
      case Op.Real:
      case Op.Cross:
      case Op.Diagonal:
      case Op.Flip: slices.oneWire<T>(field(i, 0), ket, n, bit, controls, u); break;
      case Op.Negate: slices.negateAll<T>(ket, n, controls); break;
      case Op.Gather: {
        slices.gatherAll(ket, scratch, n, bit, address(i, 6), address(i, 7));
        const kept = ket;
        ket = scratch;
        scratch = kept;
        break;
      }
      case Op.Rotate: slices.rotateAll<T>(ket, n, bit, controls, field(i, 6) != 0, u, address(i, 7), false); break;
      case Op.Dense: slices.denseAll<T>(ket, n, controls, address(i, 3), address(i, 6), work); break;
      case Op.ExchangeLane: slices.exchangeAll<T>(ket, n, bit, controls); break;
    }
  }
  return ket;
}

/** Fills the group's slots; `scratch` has room for a state. */
export function measureGroup<T>(h: usize, group: i32, ket: usize, scratch: usize): void {
  const n = 1 << field(h, Header.Bits);
  const slots = address(h, Header.Slots) + (group as usize) * address(h, Header.SlotStride);
  memory.fill(slots, 0, address(h, Header.SlotStride));
  if (field(h, Header.Magnitudes) != 0) slices.squaredMagnitudesAll<T>(ket, n, scratch);
  let i = address(h, Header.Measurements);
  const end = i + (field(h, Header.MeasurementCount) as usize) * INSTRUCTION;
  for (; i < end; i += INSTRUCTION) {
    const slot = slots + (address(i, 6) << 4);
    switch (field(i, 0)) {
      case Op.Fold: fold<T>(scratch + address(i, 1), scratch + address(i, 2), field(i, 3), field(i, 4) != 0); break;
      case Op.Total: total<T>(scratch + address(i, 1), field(i, 3), slot); break;
      case Op.Word: slices.overlapAll<T>(ket, ket, n, field(i, 1), field(i, 2), field(i, 3) != 0, address(i, 7), slot); break;
      case Op.Histogram: histogram<T>(scratch, n, address(i, 1), field(i, 2), slot); break;
      case Op.Projected: projected<T>(scratch, n, field(i, 1), field(i, 2), slot); break;
    }
  }
}

/** bra = Σ upstream·O|ket⟩. */
export function startBra<T>(h: usize, group: i32, ket: usize, bra: usize, scratch: usize): void {
  const n = 1 << field(h, Header.Bits);
  const upstream = address(h, Header.Upstream) + (group as usize) * address(h, Header.SlotStride);
  const begin = address(h, Header.Measurements);
  const end = begin + (field(h, Header.MeasurementCount) as usize) * INSTRUCTION;
  for (let i = end; i > begin; ) {
    i -= INSTRUCTION;
    const first = field(i, 5) != 0;
    const op = field(i, 0);
    if (op == Op.Fold) unfold<T>(scratch + address(i, 1), scratch + address(i, 2), field(i, 3), field(i, 4) != 0, first);
    else if (op == Op.Total) spreadValue<T>(scratch + address(i, 1), field(i, 3), v128.load(upstream + (address(i, 6) << 4)), first);
  }
  if (field(h, Header.Folds) != 0) slices.timesDiagonalAll<T>(bra, ket, scratch, n);
  else memory.fill(bra, 0, (n as usize) * AMPLITUDE);
  for (let i = begin; i < end; i += INSTRUCTION) {
    const factor = upstream + (address(i, 6) << 4);
    switch (field(i, 0)) {
      case Op.Word: slices.addWordAll<T>(bra, ket, n, field(i, 1), field(i, 2), field(i, 3) != 0, address(i, 7), factor); break;
      case Op.Histogram: addHistogram<T>(bra, ket, n, address(i, 1), field(i, 2), factor); break;
      case Op.Projected: addProjected<T>(bra, ket, n, field(i, 1), field(i, 2), factor); break;
    }
  }
}

/** Undoes the program on ket and bra, leaving torques and what the bra says about the start. */
export function backGroup<T>(h: usize, group: i32, firstKet: usize, firstBra: usize, firstScratch: usize, work: usize): void {
  const bits = field(h, Header.Bits);
  const n = 1 << bits;
  let ket = firstKet, bra = firstBra, scratch = firstScratch;
  const torques = (group as usize) * address(h, Header.TorqueStride);
  memory.fill(address(h, Header.Torques) + torques, 0, address(h, Header.TorqueStride));
  const begin = address(h, Header.Instructions);
  for (let i = begin + (field(h, Header.InstructionCount) as usize) * INSTRUCTION; i > begin; ) {
    i -= INSTRUCTION;
    const run = field(i, 11);
    if (run > 1) {
      slices.blocksBack<T>(i, run, group, ket, bra, n, torques);
      i -= ((run - 1) as usize) * INSTRUCTION;
      continue;
    }
    const bit = field(i, 1), controls = field(i, 2);
    const u = address(i, 3) + (group as usize) * address(i, 4);
    const torque = address(i, 5) + torques;
    switch (field(i, 0)) {
      case Op.General:
      case Op.Real:
      case Op.Cross:
      case Op.Diagonal: slices.oneWireBack<T>(field(i, 0), ket, bra, n, bit, controls, u, torque); break;
      case Op.Flip:
        slices.oneWire<T>(Op.Flip, ket, n, bit, controls, u);
        slices.oneWire<T>(Op.Flip, bra, n, bit, controls, u);
        break;
      case Op.Negate: slices.negateAll<T>(ket, n, controls), slices.negateAll<T>(bra, n, controls); break;
      case Op.Gather: {
        slices.gatherAll(ket, scratch, n, bit, address(i, 8), address(i, 9));
        slices.gatherAll(bra, ket, n, bit, address(i, 8), address(i, 9));
        const free = bra;
        bra = ket;
        ket = scratch;
        scratch = free;
        break;
      }
      case Op.Rotate:
        slices.overlapAll<T>(bra, ket, n, bit, controls, field(i, 6) != 0, address(i, 7), torque);
        slices.rotateAll<T>(ket, n, bit, controls, field(i, 6) != 0, u, address(i, 7), true);
        slices.rotateAll<T>(bra, n, bit, controls, field(i, 6) != 0, u, address(i, 7), true);
        break;
      case Op.Dense:
        slices.denseAll<T>(ket, n, controls, address(i, 7), address(i, 6), work);
        slices.denseAll<T>(bra, n, controls, address(i, 7), address(i, 6), work);
        break;
      case Op.ExchangeLane: slices.exchangeAll<T>(ket, n, bit, controls), slices.exchangeAll<T>(bra, n, bit, controls); break;
    }
  }
  const reduced = address(h, Header.Reduced) + (group as usize) * address(h, Header.ReducedStride);
  if (field(h, Header.StartKind) == 0) {
    memory.fill(reduced, 0, address(h, Header.ReducedStride));
    reduceProduct<T>(bra, ket, bits, address(h, Header.Start) + (group as usize) * address(h, Header.StartStride), reduced);
  } else readGiven(bra, address(h, Header.GivenOffsets), field(h, Header.GivenCount), reduced);
}
