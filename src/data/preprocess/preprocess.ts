import type { PreprocessingConfig } from '../../experiment/schema/preprocessing';
import { UndecodableImage, type DecodedImage } from '../decode/decoded-image';
import { asFloat, repeatGrey } from './channels';
import { fitted, framed } from './fit';
import { extremes, normalise } from './intensity';

/** [height, width, channels] that preprocessing makes. */
export function shapeOf(config: PreprocessingConfig): readonly [number, number, number] {
  const [height, width] = typeof config.size === 'number' ? [config.size, config.size] : config.size;
  return [height, width, config.channels];
}

/**
 * Decoded pixels → float32 [height, width, channels]: grey or colour, fitted, normalised. The free border of `pad` is
 * left out of the statistics and takes the image's darkest value.
 */
export function preprocess(image: DecodedImage, config: PreprocessingConfig): Float32Array {
  const [height, width] = shapeOf(config);
  const { pixels, channels } = asFloat(image, config.channels);
  if (image.pixels instanceof Float32Array && !image.pixels.every(Number.isFinite))
    throw new UndecodableImage('it holds values that are not finite numbers');
  const fit = fitted({ width: image.width, height: image.height, channels, pixels }, height, width, config.fit);
  normalise(fit.image.pixels, config.intensity, image.range);
  const result = framed(fit, height, width, extremes(fit.image.pixels)[0]);
  return config.channels === 3 && channels === 1 ? repeatGrey(result) : result;
}
