import { createHmac } from 'node:crypto';
import type { DataSet } from 'dicom-parser';
import { UndecodableImage, type DecodedImage } from '../decoded-image';
import { text } from './attributes';
import { paletteToRgb, ybrToRgb } from './colour';
import { parseDicom } from './data-set';
import { readPixelModule, type PixelModule } from './pixel-module';
import { storedValues } from './stored-values';
import { valueTransform } from './value-transform';

/**
 * One image of a DICOM file of an uncompressed transfer syntax; of several frames the middle one. Grey values are in the
 * unit that rescaling gives, MONOCHROME1 turned so that larger is brighter.
 */
export function decodeDicom(bytes: Uint8Array, salt: string): DecodedImage {
  const parsed = parseDicom(bytes);
  const module = readPixelModule(parsed);
  const frame = module.frames >> 1;
  const patient = patientHash(parsed.set, salt);
  return {
    width: module.width,
    height: module.height,
    ...pixelsOf(parsed.set, module, frame),
    ...(patient === undefined ? {} : { patient }),
    ...(module.frames === 1 ? {} : { note: 'several frames, of which the middle one is used' }),
  };
}

function pixelsOf(
  set: DataSet,
  module: PixelModule,
  frame: number,
): Pick<DecodedImage, 'pixels' | 'channels' | 'range'> {
  const stored = storedValues(module, frame);
  const full = 2 ** module.bitsStored - 1;
  switch (module.photometric) {
    case 'MONOCHROME1':
    case 'MONOCHROME2':
      return grey(stored, set, module, frame);
    case 'RGB':
      return { pixels: Float32Array.from(stored), channels: 3, range: [0, full] };
    case 'YBR_FULL': {
      const pixels = Float32Array.from(stored);
      ybrToRgb(pixels, full);
      return { pixels, channels: 3, range: [0, full] };
    }
    case 'PALETTE COLOR': {
      const { pixels, full: brightest } = paletteToRgb(stored, set);
      return { pixels, channels: 3, range: [0, brightest] };
    }
    default:
      throw new UndecodableImage('DICOM of a photometric interpretation that is not read');
  }
}

function grey(stored: Float64Array, set: DataSet, module: PixelModule, frame: number) {
  if (module.samples !== 1) throw new UndecodableImage('damaged DICOM: a grey image with three samples a pixel');
  const { slope, intercept, range } = valueTransform(set, module, frame);
  const inverted = module.photometric === 'MONOCHROME1';
  const [black, white] = range;
  const pixels = Float32Array.from(stored, (value) => {
    const scaled = value * slope + intercept;
    return inverted ? black + white - scaled : scaled;
  });
  return { pixels, channels: 1 as const, range };
}

/** Patient ID and its issuer, salted and hashed: enough to keep a patient together, useless to find one. */
function patientHash(set: DataSet, salt: string): string | undefined {
  const id = text(set, 'x00100020');
  if (id === undefined) return undefined;
  const issuer = text(set, 'x00100021') ?? '';
  return createHmac('sha256', salt).update(`${issuer}\n${id}`).digest('hex');
}
