// Kernels over parts of a state, one after another.
import { applyCross, applyDiagonal, applyGeneral, applyReal } from './one-wire';
import { backCross, backDiagonal, backGeneral, backReal } from './one-wire-back';
import { applyDense } from './dense';
import { addWord, overlap, rotate } from './pauli-rotation';
import { exchangeLane, flip, gather, negate } from './permutation';
import { squaredMagnitudes, timesDiagonal } from './measure';
import { address, field, INSTRUCTION, Op } from './program';

/** Pairs or amplitudes of one call. */
export const SLICE = 16384;

export function oneWire<T>(op: i32, state: usize, amplitudes: i32, bit: i32, controls: i32, u: usize): void {
  const pairs = amplitudes >> (1 + popcnt<i32>(controls));
  for (let from = 0; from < pairs; from += SLICE) oneWirePart<T>(op, state, from, min(from + SLICE, pairs), bit, controls, u);
}

function oneWirePart<T>(op: i32, state: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize): void {
  if (op == Op.General) applyGeneral<T>(state, from, to, bit, controls, u);
  else if (op == Op.Real) applyReal<T>(state, from, to, bit, controls, u);
  else if (op == Op.Cross) applyCross<T>(state, from, to, bit, controls, u);
  else if (op == Op.Diagonal) applyDiagonal<T>(state, from, to, bit, controls, u);
  else flip(state, from, to, bit, controls);
}

export function oneWireBack<T>(op: i32, ket: usize, bra: usize, amplitudes: i32, bit: i32, controls: i32, u: usize, torque: usize): void {
  const pairs = amplitudes >> (1 + popcnt<i32>(controls));
  for (let from = 0; from < pairs; from += SLICE)
    oneWireBackPart<T>(op, ket, bra, from, min(from + SLICE, pairs), bit, controls, u, torque);
}

function oneWireBackPart<T>(op: i32, ket: usize, bra: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize, torque: usize): void {
  if (op == Op.General) backGeneral<T>(ket, bra, from, to, bit, controls, u, torque);
  else if (op == Op.Real) backReal<T>(ket, bra, from, to, bit, controls, u, torque);
  else if (op == Op.Cross) backCross<T>(ket, bra, from, to, bit, controls, u, torque);
  else if (op == Op.Diagonal) backDiagonal<T>(ket, bra, from, to, bit, controls, u, torque);
  else {
    flip(ket, from, to, bit, controls);
    flip(bra, from, to, bit, controls);
  }
}

/** Bits of a block: 2^12 amplitudes are 128 KiB, which with the bra stays in the second-level cache. */
const BLOCK_BITS = 12;

/**
 * A run of instructions on bits below BLOCK_BITS, block by block, so that a large state passes through the cache once for all
 * of them and not once for each.
 */
export function blocks<T>(first: usize, count: i32, group: i32, ket: usize, amplitudes: i32): void {
  const all = amplitudes >> BLOCK_BITS;
  for (let block = 0; block < all; block++)
    for (let k = 0; k < count; k++) {
      const i = first + (k as usize) * INSTRUCTION;
      const controls = field(i, 2);
      const pairs = (1 << (BLOCK_BITS - 1)) >> popcnt<i32>(controls);
      const u = address(i, 3) + (group as usize) * address(i, 4);
      oneWirePart<T>(field(i, 0), ket, block * pairs, (block + 1) * pairs, field(i, 1), controls, u);
    }
}

/** The same run undone on ket and bra. */
export function blocksBack<T>(last: usize, count: i32, group: i32, ket: usize, bra: usize, amplitudes: i32, torques: usize): void {
  const all = amplitudes >> BLOCK_BITS;
  for (let block = 0; block < all; block++)
    for (let k = 0; k < count; k++) {
      const i = last - (k as usize) * INSTRUCTION;
      const controls = field(i, 2);
      const pairs = (1 << (BLOCK_BITS - 1)) >> popcnt<i32>(controls);
      const u = address(i, 3) + (group as usize) * address(i, 4);
      oneWireBackPart<T>(field(i, 0), ket, bra, block * pairs, (block + 1) * pairs, field(i, 1), controls, u, address(i, 5) + torques);
    }
}

export function negateAll<T>(state: usize, amplitudes: i32, mask: i32): void {
  const count = amplitudes >> popcnt<i32>(mask);
  for (let from = 0; from < count; from += SLICE) negate<T>(state, from, min(from + SLICE, count), mask);
}

export function gatherAll(from: usize, to: usize, amplitudes: i32, split: i32, low: usize, high: usize): void {
  const blocks = amplitudes >> split;
  const step = max(1, SLICE >> split);
  for (let first = 0; first < blocks; first += step) gather(from, to, first, min(first + step, blocks), split, low, high);
}

export function exchangeAll<T>(state: usize, amplitudes: i32, bit: i32, lane: i32): void {
  const pairs = amplitudes >> 1;
  for (let from = 0; from < pairs; from += SLICE) exchangeLane<T>(state, from, min(from + SLICE, pairs), bit, lane);
}

export function denseAll<T>(state: usize, amplitudes: i32, fixed: i32, matrix: usize, offsets: usize, work: usize): void {
  const count = amplitudes >> popcnt<i32>(fixed);
  for (let from = 0; from < count; from += SLICE) applyDense<T>(state, from, min(from + SLICE, count), fixed, matrix, offsets, work);
}

export function rotateAll<T>(state: usize, amplitudes: i32, x: i32, z: i32, real: bool, u: usize, lanes: usize, inverse: bool): void {
  for (let from = 0; from < amplitudes; from += SLICE)
    rotate<T>(state, from, min(from + SLICE, amplitudes), x, z, real, u, lanes, inverse);
}

export function overlapAll<T>(bra: usize, ket: usize, amplitudes: i32, x: i32, z: i32, wantReal: bool, lanes: usize, out: usize): void {
  for (let from = 0; from < amplitudes; from += SLICE)
    overlap<T>(bra, ket, from, min(from + SLICE, amplitudes), x, z, wantReal, lanes, out);
}

export function addWordAll<T>(bra: usize, ket: usize, amplitudes: i32, x: i32, z: i32, real: bool, lanes: usize, factor: usize): void {
  for (let from = 0; from < amplitudes; from += SLICE)
    addWord<T>(bra, ket, from, min(from + SLICE, amplitudes), x, z, real, lanes, factor);
}

export function squaredMagnitudesAll<T>(state: usize, amplitudes: i32, p: usize): void {
  for (let from = 0; from < amplitudes; from += SLICE) squaredMagnitudes<T>(state, from, min(from + SLICE, amplitudes), p);
}

export function timesDiagonalAll<T>(bra: usize, ket: usize, diagonal: usize, amplitudes: i32): void {
  for (let from = 0; from < amplitudes; from += SLICE)
    timesDiagonal<T>(bra, ket, diagonal, from, min(from + SLICE, amplitudes));
}
