import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreprocessingConfig } from '../../experiment/schema/preprocessing';
import { cacheKey } from '../cache/cache-key';
import { ContentIndex, type ContentFacts } from '../cache/content-index';
import { PackFolder } from '../cache/pack-folder';
import { PackWriter } from '../cache/pack-writer';
import { recordBytes } from '../cache/record';
import { decodeImage } from '../decode/decode-image';
import { UndecodableImage } from '../decode/decoded-image';
import { fileProblem } from '../listing/walk-folder';
import { preprocess, shapeOf } from '../preprocess/preprocess';

/** What an intake needs to know; goes to worker threads as it is. */
export interface IntakeJob {
  readonly cacheFolder: string;
  readonly preprocessing: PreprocessingConfig;
  readonly salt: string;
}

export interface IntakeTask {
  readonly number: number;
  readonly path: string;
}

export type IntakeResult =
  | { readonly number: number; readonly kind: 'taken'; readonly hash: string; readonly facts: ContentFacts }
  | { readonly number: number; readonly kind: 'aside'; readonly reason: string }
  /** The cache could not be written: `code` is the system's, such as ENOSPC. */
  | { readonly number: number; readonly kind: 'unwritable'; readonly code: string };

/** Reads, decodes and preprocesses images into its own part of the pack; runs in a worker thread or in place. */
export class Intake {
  private readonly known: PackFolder;
  private readonly index: ContentIndex;
  private readonly writer: PackWriter;
  private readonly written = new Set<string>();

  constructor(private readonly job: IntakeJob) {
    const folder = packFolder(job);
    this.known = PackFolder.open(folder, packRecordBytes(job.preprocessing));
    this.index = ContentIndex.open(job.cacheFolder);
    this.writer = new PackWriter(folder);
  }

  async take({ number, path }: IntakeTask): Promise<IntakeResult> {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      return { number, kind: 'aside', reason: fileProblem(error) };
    }
    const hash = createHash('sha256').update(bytes).digest('hex');
    const stored = this.known.has(hash) || this.written.has(hash);
    const before = this.index.factsOf(hash);
    if (stored && before !== undefined) return { number, kind: 'taken', hash, facts: before };
    try {
      const image = await decodeImage(bytes, this.job.salt);
      const pixels = preprocess(image, this.job.preprocessing);
      if (!stored) this.writer.append(hash, pixels);
      this.written.add(hash);
      const facts = {
        ...(image.patient === undefined ? {} : { patient: image.patient }),
        ...(image.note === undefined ? {} : { note: image.note }),
      };
      return { number, kind: 'taken', hash, facts };
    } catch (error) {
      if (error instanceof UndecodableImage) return { number, kind: 'aside', reason: error.message };
      const code = (error as { code?: unknown }).code;
      if (typeof code === 'string') return { number, kind: 'unwritable', code };
      throw error;
    }
  }

  close(): void {
    this.writer.close();
  }
}

export function packFolder(job: Pick<IntakeJob, 'cacheFolder' | 'preprocessing'>): string {
  return join(job.cacheFolder, 'packs', cacheKey(job.preprocessing));
}

export function packRecordBytes(preprocessing: PreprocessingConfig): number {
  const [height, width, channels] = shapeOf(preprocessing);
  return recordBytes(height * width * channels);
}
