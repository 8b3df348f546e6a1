// Batch normalisation over rows of channels, in passes over chunks of rows small enough to stay in cache.
// The chunks' statistics are combined in float64 by Chan, Golub and LeVeque's formula (1979), in order.

/** Mean and sum of squared deviations of each channel of a chunk of rows, into partial + chunk · 2 · channels. args: x, partial, rows, channels, rows in a chunk. */
export function momentsChunk(args: usize, chunk: i32): void {
  const channels = load<i32>(args, 12);
  const step = load<i32>(args, 16);
  const start = chunk * step;
  const rows = min(step, load<i32>(args, 8) - start);
  const rowBytes = <usize>channels << 2;
  const x = load<usize>(args) + <usize>start * rowBytes;
  const to = load<usize>(args, 4) + <usize>chunk * rowBytes * 2;
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    const first = x + (<usize>c << 2);
    let at = first;
    let sum = f32x4.splat(0);
    for (let r = 0; r < rows; r++) {
      sum = f32x4.add(sum, v128.load(at));
      at += rowBytes;
    }
    const mean = f32x4.div(sum, f32x4.splat(<f32>rows));
    let squares = f32x4.splat(0);
    at = first;
    for (let r = 0; r < rows; r++) {
      const d = f32x4.sub(v128.load(at), mean);
      squares = f32x4.add(squares, f32x4.mul(d, d));
      at += rowBytes;
    }
    v128.store(to + (<usize>c << 2), mean);
    v128.store(to + rowBytes + (<usize>c << 2), squares);
  }
  for (; c < channels; c++) {
    const first = x + (<usize>c << 2);
    let at = first;
    let sum: f32 = 0;
    for (let r = 0; r < rows; r++) {
      sum += load<f32>(at);
      at += rowBytes;
    }
    const mean = sum / <f32>rows;
    let squares: f32 = 0;
    at = first;
    for (let r = 0; r < rows; r++) {
      const d = load<f32>(at) - mean;
      squares += d * d;
      at += rowBytes;
    }
    store<f32>(to + (<usize>c << 2), mean);
    store<f32>(to + rowBytes + (<usize>c << 2), squares);
  }
}

/** Combines the chunks. args: partial, mean, variance, rows, channels, rows in a chunk, gamma, beta, factor, offset; epsilon at 256. */
export function combineMoments(args: usize, _chunk: i32): void {
  const partial = load<usize>(args);
  const rows = load<i32>(args, 12);
  const channels = load<i32>(args, 16);
  const step = load<i32>(args, 20);
  const epsilon = <f64>load<f32>(args, 256);
  for (let c = 0; c < channels; c++) {
    let mean: f64 = 0;
    let squares: f64 = 0;
    let at = partial + (<usize>c << 2);
    for (let start = 0; start < rows; start += step) {
      const count = <f64>min(step, rows - start);
      const delta = <f64>load<f32>(at) - mean;
      const total = <f64>start + count;
      mean += (delta * count) / total;
      squares += <f64>load<f32>(at + (<usize>channels << 2)) + (delta * delta * <f64>start * count) / total;
      at += <usize>channels << 3;
    }
    const variance = squares / <f64>rows;
    const offset = <usize>c << 2;
    store<f32>(load<usize>(args, 4) + offset, <f32>mean);
    store<f32>(load<usize>(args, 8) + offset, <f32>variance);
    const factor = <f64>load<f32>(load<usize>(args, 24) + offset) / Math.sqrt(variance + epsilon);
    store<f32>(load<usize>(args, 32) + offset, <f32>factor);
    store<f32>(load<usize>(args, 36) + offset, <f32>(<f64>load<f32>(load<usize>(args, 28) + offset) - mean * factor));
  }
}

/** y = x · factor + offset, each channel its own. args: x, y, rows, channels, rows in a chunk, factor, offset. */
export function affineChunk(args: usize, chunk: i32): void {
  const channels = load<i32>(args, 12);
  const step = load<i32>(args, 16);
  const start = chunk * step;
  const rows = min(step, load<i32>(args, 8) - start);
  const rowBytes = <usize>channels << 2;
  let x = load<usize>(args) + <usize>start * rowBytes;
  let y = load<usize>(args, 4) + <usize>start * rowBytes;
  const factor = load<usize>(args, 20);
  const offset = load<usize>(args, 24);
  for (let r = 0; r < rows; r++) {
    let c: usize = 0;
    for (; c + 16 <= rowBytes; c += 16)
      v128.store(y + c, f32x4.add(f32x4.mul(v128.load(x + c), v128.load(factor + c)), v128.load(offset + c)));
    for (; c < rowBytes; c += 4) store<f32>(y + c, load<f32>(x + c) * load<f32>(factor + c) + load<f32>(offset + c));
    x += rowBytes;
    y += rowBytes;
  }
}

/** Σ dy and Σ dy·(x − mean) of a chunk of rows, into partial + chunk · 2 · channels. args: dy, x, partial, rows, channels, rows in a chunk, mean. */
export function gradientSumsChunk(args: usize, chunk: i32): void {
  const channels = load<i32>(args, 16);
  const step = load<i32>(args, 20);
  const start = chunk * step;
  const rows = min(step, load<i32>(args, 12) - start);
  const rowBytes = <usize>channels << 2;
  const dy = load<usize>(args) + <usize>start * rowBytes;
  const x = load<usize>(args, 4) + <usize>start * rowBytes;
  const to = load<usize>(args, 8) + <usize>chunk * rowBytes * 2;
  const means = load<usize>(args, 24);
  let c: usize = 0;
  for (; c + 16 <= rowBytes; c += 16) {
    const mean = v128.load(means + c);
    let sum = f32x4.splat(0);
    let product = f32x4.splat(0);
    let at: usize = c;
    for (let r = 0; r < rows; r++) {
      const g = v128.load(dy + at);
      sum = f32x4.add(sum, g);
      product = f32x4.add(product, f32x4.mul(g, f32x4.sub(v128.load(x + at), mean)));
      at += rowBytes;
    }
    v128.store(to + c, sum);
    v128.store(to + rowBytes + c, product);
  }
  for (; c < rowBytes; c += 4) {
    const mean = load<f32>(means + c);
    let sum: f32 = 0;
    let product: f32 = 0;
    let at: usize = c;
    for (let r = 0; r < rows; r++) {
      const g = load<f32>(dy + at);
      sum += g;
      product += g * (load<f32>(x + at) - mean);
      at += rowBytes;
    }
    store<f32>(to + c, sum);
    store<f32>(to + rowBytes + c, product);
  }
}

/**
 * Combines the chunks: dGamma, dBeta, and dx as dy · a + x · b + c. args: partial, chunks, rows, channels, gamma, mean,
 * variance, dGamma, dBeta, a, b, c; epsilon at 256.
 */
export function combineGradientSums(args: usize, _chunk: i32): void {
  const chunks = load<i32>(args, 4);
  const rows = <f64>load<i32>(args, 8);
  const channels = load<i32>(args, 12);
  const epsilon = <f64>load<f32>(args, 256);
  for (let channel = 0; channel < channels; channel++) {
    const offset = <usize>channel << 2;
    let sum: f64 = 0;
    let product: f64 = 0;
    let at = load<usize>(args) + offset;
    for (let i = 0; i < chunks; i++) {
      sum += <f64>load<f32>(at);
      product += <f64>load<f32>(at + (<usize>channels << 2));
      at += <usize>channels << 3;
    }
    const inverse = 1 / Math.sqrt(<f64>load<f32>(load<usize>(args, 24) + offset) + epsilon);
    const dGamma = product * inverse;
    store<f32>(load<usize>(args, 28) + offset, <f32>dGamma);
    store<f32>(load<usize>(args, 32) + offset, <f32>sum);
    const a = <f64>load<f32>(load<usize>(args, 16) + offset) * inverse;
    const b = (-a * inverse * dGamma) / rows;
    const mean = <f64>load<f32>(load<usize>(args, 20) + offset);
    store<f32>(load<usize>(args, 36) + offset, <f32>a);
    store<f32>(load<usize>(args, 40) + offset, <f32>b);
    store<f32>(load<usize>(args, 44) + offset, <f32>((-a * sum) / rows - b * mean));
  }
}

/** dx = dy · a + x · b + c, each channel its own. args: dy, x, dx, rows, channels, rows in a chunk, a, b, c. */
export function gradientChunk(args: usize, chunk: i32): void {
  const channels = load<i32>(args, 16);
  const step = load<i32>(args, 20);
  const start = chunk * step;
  const rows = min(step, load<i32>(args, 12) - start);
  const rowBytes = <usize>channels << 2;
  let dy = load<usize>(args) + <usize>start * rowBytes;
  let x = load<usize>(args, 4) + <usize>start * rowBytes;
  let dx = load<usize>(args, 8) + <usize>start * rowBytes;
  const a = load<usize>(args, 24);
  const b = load<usize>(args, 28);
  const c = load<usize>(args, 32);
  for (let r = 0; r < rows; r++) {
    let i: usize = 0;
    for (; i + 16 <= rowBytes; i += 16) {
      const direct = f32x4.add(f32x4.mul(v128.load(dy + i), v128.load(a + i)), v128.load(c + i));
      v128.store(dx + i, f32x4.add(direct, f32x4.mul(v128.load(x + i), v128.load(b + i))));
    }
    for (; i < rowBytes; i += 4)
      store<f32>(
        dx + i,
        load<f32>(dy + i) * load<f32>(a + i) + load<f32>(c + i) + load<f32>(x + i) * load<f32>(b + i),
      );
    dy += rowBytes;
    x += rowBytes;
    dx += rowBytes;
  }
}
