import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../shared/atomic-file';
import { recordHash } from './record';

/** Where a record lies: the part file and its number in there. */
export interface RecordPlace {
  readonly file: string;
  readonly position: number;
}

/**
 * A pack: the records of one preprocessing in part files, each written by one thread of one process, so that writers
 * never meet. A part that was closed has a list of its records' hashes beside it (`.hashes`); one that was not (its
 * writer is still at work, or was killed) is read through, and only records whose checksum holds are taken.
 */
export class PackFolder {
  private constructor(private readonly places: ReadonlyMap<string, RecordPlace>) {}

  static open(folder: string, recordBytes: number): PackFolder {
    mkdirSync(folder, { recursive: true });
    const places = new Map<string, RecordPlace>();
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.pack')) continue;
      const file = join(folder, name);
      const hashes = existsSync(`${file}.hashes`) ? listed(file, recordBytes) : scanned(file, recordBytes);
      for (const [position, hash] of hashes) if (!places.has(hash)) places.set(hash, { file, position });
    }
    return new PackFolder(places);
  }

  has(hash: string): boolean {
    return this.places.has(hash);
  }

  place(hash: string): RecordPlace | undefined {
    return this.places.get(hash);
  }
}

function listed(file: string, recordBytes: number): [number, string][] {
  const hashes = readFileSync(`${file}.hashes`);
  const whole = Math.floor(statSync(file).size / recordBytes);
  return Array.from({ length: Math.min(whole, hashes.length / 32) }, (_, i) => [
    i,
    hashes.toString('hex', i * 32, i * 32 + 32),
  ]);
}

/** A part that has not grown for this long was abandoned: it gets its list now, and is not read through again. */
const abandonedMs = 10 * 60_000;

function scanned(file: string, recordBytes: number): [number, string][] {
  const found: [number, string][] = [];
  const list: Buffer[] = [];
  const fd = openSync(file, 'r');
  try {
    const record = Buffer.alloc(recordBytes);
    for (let i = 0; readSync(fd, record, 0, recordBytes, i * recordBytes) === recordBytes; i++) {
      const hash = recordHash(record);
      if (hash !== undefined) found.push([i, hash]);
      list.push(Buffer.from(hash ?? '00'.repeat(32), 'hex'));
    }
  } finally {
    closeSync(fd);
  }
  if (Date.now() - statSync(file).mtimeMs > abandonedMs) writeWhole(`${file}.hashes`, list, { durable: false });
  return found;
}
