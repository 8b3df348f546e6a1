// Gate kernels: the batched state-vector simulator. See layout.ts and program.ts.
import { backGroup, forwardGroup, measureGroup, startBra } from './execute';

/** Groups first, first + step, … below `groups`: the state, and its measurements. `area`: three states, then `work`. */
function run<T>(h: usize, first: i32, step: i32, groups: i32, back: bool, ket: usize, bra: usize, scratch: usize, work: usize): void {
  for (let group = first; group < groups; group += step) {
    const end = forwardGroup<T>(h, group, ket, scratch, work);
    const free = end == ket ? scratch : ket;
    measureGroup<T>(h, group, end, free);
    if (!back) continue;
    startBra<T>(h, group, end, bra, free);
    backGroup<T>(h, group, end, bra, free, work);
  }
}

export function runF32(h: usize, first: i32, step: i32, groups: i32, back: i32, ket: usize, bra: usize, scratch: usize, work: usize): void {
  run<f32>(h, first, step, groups, back != 0, ket, bra, scratch, work);
}

export function runF64(h: usize, first: i32, step: i32, groups: i32, back: i32, ket: usize, bra: usize, scratch: usize, work: usize): void {
  run<f64>(h, first, step, groups, back != 0, ket, bra, scratch, work);
}

/** The state alone: returns where it lies. */
export function stateF32(h: usize, group: i32, ket: usize, scratch: usize, work: usize): usize {
  return forwardGroup<f32>(h, group, ket, scratch, work);
}

export function stateF64(h: usize, group: i32, ket: usize, scratch: usize, work: usize): usize {
  return forwardGroup<f64>(h, group, ket, scratch, work);
}
