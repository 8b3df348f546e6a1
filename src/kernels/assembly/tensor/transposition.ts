/** y[j, i] = x[i, j] for a run of rows i of y's columns. args: x, y, rows, columns, rows in a chunk. */
export function transposeChunk(args: usize, chunk: i32): void {
  const rows = load<i32>(args, 8);
  const columns = load<i32>(args, 12);
  const step = load<i32>(args, 16);
  const start = chunk * step;
  const end = min(rows, start + step);
  const x = load<usize>(args);
  const y = load<usize>(args, 4);
  // Blocks of eight columns keep the lines being written in cache.
  for (let j0 = 0; j0 < columns; j0 += 8) {
    const j1 = min(columns, j0 + 8);
    for (let i = start; i < end; i++)
      for (let j = j0; j < j1; j++)
        store<f32>(y + ((<usize>j * rows + i) << 2), load<f32>(x + ((<usize>i * columns + j) << 2)));
  }
}
