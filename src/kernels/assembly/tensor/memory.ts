// Copies and fills of a few hundred bytes, for which a call of memory.copy costs more than the copy.

/** Copies `count` floats. */
// @ts-ignore: decorator
@inline
export function copyFloats(to: usize, from: usize, count: i32): void {
  const end = to + (<usize>count << 2);
  while (to + 16 <= end) {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  }
  while (to < end) {
    store<f32>(to, load<f32>(from));
    to += 4;
    from += 4;
  }
}

/** Sets `count` floats to 0. */
// @ts-ignore: decorator
@inline
export function zeroFloats(to: usize, count: i32): void {
  const end = to + (<usize>count << 2);
  const zero = f32x4.splat(0);
  while (to + 16 <= end) {
    v128.store(to, zero);
    to += 16;
  }
  while (to < end) {
    store<f32>(to, 0);
    to += 4;
  }
}

/** to[i] += from[i] for `count` floats. */
// @ts-ignore: decorator
@inline
export function addFloats(to: usize, from: usize, count: i32): void {
  const end = to + (<usize>count << 2);
  while (to + 16 <= end) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
  while (to < end) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    to += 4;
    from += 4;
  }
}
