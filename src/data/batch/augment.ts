import type { AugmentationConfig } from '../../experiment/schema/preprocessing';
import { RandomStream } from '../../shared/random';
import { warp } from './warp';

export interface AugmentationDraws {
  readonly config: AugmentationConfig;
  readonly seed: number;
  readonly epoch: number;
}

/**
 * Changes one normalised image [height, width, channels] in place. All draws come from a stream of its own that seed,
 * epoch and sample name, always in the same order, so that neither batching nor threads nor resuming can change them.
 */
export function augment(
  pixels: Float32Array,
  shape: readonly [number, number, number],
  sample: number,
  { config, seed, epoch }: AugmentationDraws,
): void {
  const random = RandomStream.named(seed, `augmentation/${epoch}/${sample}`);
  const either = (most: number): number => random.between(-most, most);
  const flips = { horizontal: random.uniform() < 0.5, vertical: random.uniform() < 0.5 };
  const motion = {
    mirrorX: flips.horizontal && (config.mirror === 'horizontal' || config.mirror === 'both'),
    mirrorY: flips.vertical && (config.mirror === 'vertical' || config.mirror === 'both'),
    angle: (either(config.rotation) * Math.PI) / 180,
    shiftX: either(config.shift) * shape[1],
    shiftY: either(config.shift) * shape[0],
    scale: 1 + either(config.zoom),
  };
  const brightness = either(config.brightness);
  const contrast = 1 + either(config.contrast);
  warp(pixels, shape, motion);
  if (brightness !== 0 || contrast !== 1) changeIntensity(pixels, brightness, contrast);
  if (config.noise > 0) addNoise(pixels, config.noise, random);
}

/** (v − mean)·contrast + mean + brightness */
function changeIntensity(pixels: Float32Array, brightness: number, contrast: number): void {
  let sum = 0;
  for (let i = 0; i < pixels.length; i++) sum += pixels[i]!;
  const offset = (sum / pixels.length) * (1 - contrast) + brightness;
  for (let i = 0; i < pixels.length; i++) pixels[i] = pixels[i]! * contrast + offset;
}

/** Box–Muller with both of its values, which halves the cost of `RandomStream.normal`. */
function addNoise(pixels: Float32Array, deviation: number, random: RandomStream): void {
  for (let i = 0; i < pixels.length; i += 2) {
    const radius = deviation * Math.sqrt(-2 * Math.log((random.uint32() + 1) / 2 ** 32));
    const angle = (2 * Math.PI * random.uint32()) / 2 ** 32;
    pixels[i] = pixels[i]! + radius * Math.cos(angle);
    if (i + 1 < pixels.length) pixels[i + 1] = pixels[i + 1]! + radius * Math.sin(angle);
  }
}
