export interface Motion {
  readonly mirrorX: boolean;
  readonly mirrorY: boolean;
  /** Radians, counter-clockwise on the screen. */
  readonly angle: number;
  /** Pixels. */
  readonly shiftX: number;
  readonly shiftY: number;
  readonly scale: number;
}

/**
 * Mirrors, scales, rotates about the centre and shifts an image [height, width, channels] in place. Mirroring alone moves
 * whole pixels; everything else is one affine map sampled bilinearly, the border repeated outwards.
 */
export function warp(pixels: Float32Array, shape: readonly [number, number, number], motion: Motion): void {
  const still = motion.angle === 0 && motion.shiftX === 0 && motion.shiftY === 0 && motion.scale === 1;
  if (!still) {
    sample(pixels, shape, motion);
    return;
  }
  if (motion.mirrorX) mirrorX(pixels, shape);
  if (motion.mirrorY) mirrorY(pixels, shape);
}

function mirrorX(pixels: Float32Array, [height, width, channels]: readonly [number, number, number]): void {
  for (let y = 0; y < height; y++)
    for (let left = 0, right = width - 1; left < right; left++, right--)
      for (let c = 0; c < channels; c++) {
        const a = (y * width + left) * channels + c;
        const b = (y * width + right) * channels + c;
        const kept = pixels[a]!;
        pixels[a] = pixels[b]!;
        pixels[b] = kept;
      }
}

function mirrorY(pixels: Float32Array, [height, width, channels]: readonly [number, number, number]): void {
  const row = width * channels;
  for (let top = 0, bottom = height - 1; top < bottom; top++, bottom--) {
    const kept = pixels.slice(top * row, (top + 1) * row);
    pixels.copyWithin(top * row, bottom * row, (bottom + 1) * row);
    pixels.set(kept, bottom * row);
  }
}

/** Backwards: each new pixel asks where it came from, source = A·(target − centre − shift) + centre. */
function sample(pixels: Float32Array, [height, width, channels]: readonly [number, number, number], m: Motion): void {
  const source = pixels.slice();
  const cosine = Math.cos(m.angle) / m.scale;
  const sine = Math.sin(m.angle) / m.scale;
  const fx = m.mirrorX ? -1 : 1;
  const fy = m.mirrorY ? -1 : 1;
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    const dy = y - cy - m.shiftY;
    for (let x = 0; x < width; x++) {
      const dx = x - cx - m.shiftX;
      const sx = Math.min(width - 1, Math.max(0, fx * (cosine * dx - sine * dy) + cx));
      const sy = Math.min(height - 1, Math.max(0, fy * (sine * dx + cosine * dy) + cy));
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const right = (x0 + 1 < width ? 1 : 0) * channels;
      const below = (y0 + 1 < height ? 1 : 0) * width * channels;
      const [u, v] = [sx - x0, sy - y0];
      const from = (y0 * width + x0) * channels;
      const to = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) {
        const at = from + c;
        const top = source[at]! + u * (source[at + right]! - source[at]!);
        const bottom = source[at + below]! + u * (source[at + below + right]! - source[at + below]!);
        pixels[to + c] = top + v * (bottom - top);
      }
    }
  }
}
