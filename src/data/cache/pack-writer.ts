import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, ftruncateSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFully, writeWhole } from '../../shared/atomic-file';
import { encodeRecord } from './record';

/** Appends records to a part file of its own, made with the first record. */
export class PackWriter {
  private fd: number | undefined;
  private readonly file: string;
  private readonly hashes: string[] = [];

  constructor(folder: string) {
    this.file = join(folder, `${Date.now().toString(36)}-${randomUUID()}.pack`);
  }

  append(hash: string, pixels: Float32Array): void {
    this.fd ??= openSync(this.file, 'wx');
    const record = encodeRecord(hash, pixels);
    try {
      writeFully(this.fd, record);
    } catch (error) {
      // A full disk may have taken half a record: the next one must still begin at a multiple of the length.
      ftruncateSync(this.fd, this.hashes.length * record.length);
      throw error;
    }
    this.hashes.push(hash);
  }

  /** Closes the part and lists its records beside it, so that later readers need not read it through. */
  close(): void {
    if (this.fd === undefined) return;
    fdatasyncSync(this.fd);
    closeSync(this.fd);
    this.fd = undefined;
    if (statSync(this.file).size === 0) return;
    writeWhole(`${this.file}.hashes`, [Buffer.from(this.hashes.join(''), 'hex')], { durable: false });
  }
}
