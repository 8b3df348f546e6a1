import { messageOf } from '../../shared/failure';
import { UndecodableImage, type DecodedImage } from './decoded-image';
import { decodeDicom } from './dicom/dicom';
import { decodeJpeg } from './jpeg';
import { limits } from './limits';
import { decodePng } from './png';
import { sniff } from './sniff';

/**
 * Decodes what the bytes are, not what the name says. Throws only `UndecodableImage`.
 * @param salt mixed into the hash of a DICOM patient identifier
 */
export async function decodeImage(bytes: Uint8Array, salt: string): Promise<DecodedImage> {
  if (bytes.length > limits.fileBytes)
    throw new UndecodableImage(`${Math.round(bytes.length / 1e6)} MB, more than the ${limits.fileBytes >> 20} MiB allowed`);
  const format = sniff(bytes);
  if (typeof format === 'object') throw new UndecodableImage(format.other);
  try {
    switch (format) {
      case 'png':
        return decodePng(bytes);
      case 'jpeg':
        return await decodeJpeg(bytes);
      case 'dicom':
        return decodeDicom(bytes, salt);
    }
  } catch (error) {
    if (error instanceof UndecodableImage) throw error;
    throw new UndecodableImage(`damaged ${format.toUpperCase()}: ${messageOf(error)}`);
  }
}
