import { decode as decodeInScript } from 'jpeg-js';
import { messageOf } from '../../shared/failure';
import { UndecodableImage, type DecodedImage } from './decoded-image';
import { readJpegStructure } from './jpeg-structure';
import { checkSize } from './limits';
import { dropTurboDecoder, turboDecoder } from './turbo-jpeg';

/** Baseline and progressive JPEG of 8 bits: grey, YCbCr or RGB; CMYK by way of jpeg-js. */
export async function decodeJpeg(bytes: Uint8Array): Promise<DecodedImage> {
  const { width, height, components } = readJpegStructure(bytes);
  checkSize(width, height);
  if (components === 4) return decodeCmyk(bytes);
  const decoder = await turboDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
  } catch {
    dropTurboDecoder();
    throw new UndecodableImage('damaged JPEG: its compressed data cannot be read to the end');
  }
  const info = decoder.getFrameInfo();
  const channels = info.componentCount === 1 ? 1 : 3;
  const pixels = new Uint8Array(decoder.getDecodedBuffer().subarray(0, info.width * info.height * channels));
  return { width: info.width, height: info.height, channels, pixels, range: [0, 255] };
}

function decodeCmyk(bytes: Uint8Array): DecodedImage {
  try {
    const { width, height, data } = decodeInScript(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxMemoryUsageInMB: 1024,
    });
    return { width, height, channels: 3, pixels: data, range: [0, 255] };
  } catch (error) {
    throw new UndecodableImage(`damaged JPEG: ${messageOf(error)}`);
  }
}
