/** What a task on a block works on; written by src/training/backend/kernels/convolution-block.ts. */
// @ts-ignore: decorator
@unmanaged
export class ConvolutionBlock {
  x: usize;
  /** Filter as the task wants it: see `transformFilter`. */
  u: usize;
  y: usize;
  bias: usize;
  /** With pooling: which of the window's four is the maximum (row-major; 4: none passed the ReLU), a byte each. */
  choice: usize;
  height: i32;
  width: i32;
  channels: i32;
  filters: i32;
  images: i32;
  imagesPerChunk: i32;
  pool: i32;
  relu: i32;
  /** Gradient tasks: the gradient of y; where its results go. */
  dy: usize;
  out: usize;
  /** Rows and columns of tiles. */
  tileRows: i32;
  tileColumns: i32;
  /** Bands of tile rows an image is cut into. */
  bands: i32;
}
