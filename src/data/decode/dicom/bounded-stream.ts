import { ByteStream, type ByteArrayParser } from 'dicom-parser';
import { limits } from '../limits';

/** Thrown when a file holds more elements than any image needs. */
export class TooManyElements extends Error {}

/**
 * dicom-parser's reader with a budget: each element costs one call of `readUint32` or `readFixedString`, so a file made of
 * nothing but tiny elements ends in an error instead of gigabytes of objects.
 */
export class BoundedStream extends ByteStream {
  private left = limits.dicomElements;

  constructor(parser: ByteArrayParser, bytes: Uint8Array, position: number) {
    super(parser, bytes, position);
    const { readUint32, readFixedString } = this;
    this.readUint32 = () => {
      this.spend();
      return readUint32.call(this);
    };
    this.readFixedString = (length) => {
      this.spend();
      return readFixedString.call(this, length);
    };
  }

  private spend(): void {
    if (--this.left < 0) throw new TooManyElements();
  }
}
