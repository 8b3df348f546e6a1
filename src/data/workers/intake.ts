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
import { UndecodableImage, type DecodedImage } from '../decode/decoded-image';
import type { PhantomOrigin } from '../listing/listing';
import { sniff } from '../decode/sniff';
import { fileProblem } from '../listing/walk-folder';
import { renderPhantom } from '../phantom/phantom';
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
  readonly phantom?: PhantomOrigin;
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

  async take(task: IntakeTask): Promise<IntakeResult> {
    const { number, path } = task;
    let bytes: Buffer | undefined;
    let hash = phantomHash(task, this.job.preprocessing);
    if (hash === undefined) {
      try {
        bytes = readFileSync(path);
      } catch (error) {
        return { number, kind: 'aside', reason: fileProblem(error) };
      }
      hash = createHash('sha256').update(bytes).digest('hex');
    }
    const stored = this.known.has(hash) || this.written.has(hash);
    const before = this.index.factsOf(hash);
    // Only DICOM has facts beside its pixels, so anything else that is stored need not be decoded to know them.
    const facts = before ?? (bytes === undefined || sniff(bytes) !== 'dicom' ? {} : undefined);
    if (stored && facts !== undefined) return { number, kind: 'taken', hash, facts };
    try {
      const image = bytes === undefined ? this.drawn(task) : await decodeImage(bytes, this.job.salt);
      const pixels = preprocess(image, this.job.preprocessing);
      if (!stored) this.writer.append(hash, pixels);
      this.written.add(hash);
      const found = {
        ...(image.patient === undefined ? {} : { patient: image.patient }),
        ...(image.note === undefined ? {} : { note: image.note }),
      };
      return { number, kind: 'taken', hash, facts: found };
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

  /** Phantoms are drawn in the size wanted, so nothing is left to fit. */
  private drawn({ path, phantom }: IntakeTask): DecodedImage {
    const [height, width] = shapeOf(this.job.preprocessing);
    return { height, width, channels: 1, range: [0, 1], pixels: renderPhantom(phantom!.seed, path, height, width) };
  }
}

/** What stands for the content of a drawing, which is known before it is drawn. */
export function phantomHash(
  { path, phantom }: Pick<IntakeTask, 'path' | 'phantom'>,
  preprocessing: PreprocessingConfig,
): string | undefined {
  if (phantom === undefined) return undefined;
  const [height, width] = shapeOf(preprocessing);
  return createHash('sha256')
    .update(JSON.stringify([path, phantom.seed, phantom.drawing, height, width]))
    .digest('hex');
}

export function packFolder(job: Pick<IntakeJob, 'cacheFolder' | 'preprocessing'>): string {
  return join(job.cacheFolder, 'packs', cacheKey(job.preprocessing));
}

export function packRecordBytes(preprocessing: PreprocessingConfig): number {
  const [height, width, channels] = shapeOf(preprocessing);
  return recordBytes(height * width * channels);
}
