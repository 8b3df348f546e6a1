import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../shared/atomic-file';

/** What is known of an image's content besides its pixels. */
export interface ContentFacts {
  /** Salted hash of the patient's identifier. */
  readonly patient?: string;
  readonly note?: string;
}

interface Stored {
  readonly version: 1;
  /** Path → size, time of last change in ms, content hash. */
  readonly files: Record<string, readonly [number, number, string]>;
  readonly contents: Record<string, ContentFacts>;
}

/** A change within this time before hashing could be followed by another that the clock does not tell apart. */
const settledMs = 2000;

/**
 * Which content a file had when it was last read, by size and time of change: with it a second run reads no file at all.
 * Two processes may write it; the later one wins, and what the other knew is hashed again.
 */
export class ContentIndex {
  private constructor(
    private readonly file: string,
    private readonly files: Map<string, readonly [number, number, string]>,
    private readonly contents: Map<string, ContentFacts>,
  ) {}

  static open(cacheFolder: string): ContentIndex {
    const file = join(cacheFolder, 'content-index.json');
    try {
      const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored;
      if (stored.version === 1)
        return new ContentIndex(file, new Map(Object.entries(stored.files)), new Map(Object.entries(stored.contents)));
    } catch {
      // Absent or unreadable: everything is hashed again.
    }
    return new ContentIndex(file, new Map(), new Map());
  }

  /** The content hash of an unchanged file. */
  hashOf(path: string, size: number, mtimeMs: number): string | undefined {
    const entry = this.files.get(path);
    return entry?.[0] === size && entry[1] === mtimeMs ? entry[2] : undefined;
  }

  factsOf(hash: string): ContentFacts | undefined {
    return this.contents.get(hash);
  }

  remember(path: string, size: number, mtimeMs: number, hash: string, facts: ContentFacts): void {
    this.contents.set(hash, facts);
    if (Date.now() - mtimeMs > settledMs) this.files.set(path, [size, mtimeMs, hash]);
    else this.files.delete(path);
  }

  save(): void {
    const stored: Stored = {
      version: 1,
      files: Object.fromEntries(this.files),
      contents: Object.fromEntries(this.contents),
    };
    writeWhole(this.file, [JSON.stringify(stored)], { durable: false });
  }
}
