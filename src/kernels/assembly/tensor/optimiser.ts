// One pass over a run of parameters; the formulas stand in src/training/ops/optimiser-step.ts.

/**
 * args: kind (0 adam, 1 adamw, 2 sgd, 3 rmsprop), parameter, gradient, first slot, second slot, count, chunk; at 256: rate,
 * momentum, beta1, 1 − beta1, beta2, 1 − beta2, epsilon, weight decay, 1 − rate · weight decay, 1/√(1 − beta2ᵗ).
 */
export function optimiserChunk(args: usize, chunk: i32): void {
  const kind = load<i32>(args);
  const step = load<i32>(args, 24);
  const start = chunk * step;
  const end = <usize>min(step, load<i32>(args, 20) - start) << 2;
  const offset = <usize>start << 2;
  const p = load<usize>(args, 4) + offset;
  const g = load<usize>(args, 8) + offset;
  const s = load<usize>(args, 12) + offset;
  const t = load<usize>(args, 16) + offset;
  // Allocations are rounded up to whole vectors, so the last vector may run over the end of the array.
  if (kind < 2) adam(args, kind == 1, p, g, s, t, end);
  else if (kind == 2) sgd(args, p, g, s, end);
  else rmsprop(args, p, g, s, t, end);
}

function adam(args: usize, decoupled: bool, p: usize, g: usize, m: usize, v: usize, end: usize): void {
  const rate = v128.load32_splat(args, 256);
  const beta1 = v128.load32_splat(args, 264);
  const rest1 = v128.load32_splat(args, 268);
  const beta2 = v128.load32_splat(args, 272);
  const rest2 = v128.load32_splat(args, 276);
  const epsilon = v128.load32_splat(args, 280);
  const decay = v128.load32_splat(args, 284);
  const shrink = v128.load32_splat(args, 288);
  const correction = v128.load32_splat(args, 292);
  for (let i: usize = 0; i < end; i += 16) {
    let parameter = v128.load(p + i);
    let gradient = v128.load(g + i);
    if (decoupled) parameter = f32x4.mul(parameter, shrink);
    else gradient = f32x4.add(gradient, f32x4.mul(parameter, decay));
    const first = f32x4.add(f32x4.mul(v128.load(m + i), beta1), f32x4.mul(gradient, rest1));
    const second = f32x4.add(f32x4.mul(v128.load(v + i), beta2), f32x4.mul(f32x4.mul(gradient, gradient), rest2));
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(second), correction), epsilon);
    v128.store(m + i, first);
    v128.store(v + i, second);
    v128.store(p + i, f32x4.sub(parameter, f32x4.mul(rate, f32x4.div(first, denominator))));
  }
}

function sgd(args: usize, p: usize, g: usize, velocity: usize, end: usize): void {
  const rate = v128.load32_splat(args, 256);
  const momentum = v128.load32_splat(args, 260);
  const decay = v128.load32_splat(args, 284);
  for (let i: usize = 0; i < end; i += 16) {
    const parameter = v128.load(p + i);
    const gradient = f32x4.add(v128.load(g + i), f32x4.mul(parameter, decay));
    const next = f32x4.add(f32x4.mul(v128.load(velocity + i), momentum), gradient);
    v128.store(velocity + i, next);
    v128.store(p + i, f32x4.sub(parameter, f32x4.mul(rate, next)));
  }
}

function rmsprop(args: usize, p: usize, g: usize, meanSquare: usize, velocity: usize, end: usize): void {
  const rate = v128.load32_splat(args, 256);
  const momentum = v128.load32_splat(args, 260);
  const alpha = v128.load32_splat(args, 272);
  const rest = v128.load32_splat(args, 276);
  const epsilon = v128.load32_splat(args, 280);
  const decay = v128.load32_splat(args, 284);
  for (let i: usize = 0; i < end; i += 16) {
    const parameter = v128.load(p + i);
    const gradient = f32x4.add(v128.load(g + i), f32x4.mul(parameter, decay));
    const square = f32x4.add(f32x4.mul(v128.load(meanSquare + i), alpha), f32x4.mul(f32x4.mul(gradient, gradient), rest));
    const scaled = f32x4.div(gradient, f32x4.add(f32x4.sqrt(square), epsilon));
    const next = f32x4.add(f32x4.mul(v128.load(velocity + i), momentum), scaled);
    v128.store(meanSquare + i, square);
    v128.store(velocity + i, next);
    v128.store(p + i, f32x4.sub(parameter, f32x4.mul(rate, next)));
  }
}
