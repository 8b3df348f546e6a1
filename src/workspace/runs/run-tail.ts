import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEvent } from '../../runs/parse-event';
import { isMissing } from '../../runs/read-run';
import type { BatchEvent, EpochEvent, RunEvent } from '../../runs/run-event';
import { runFiles } from '../../runs/run-files';

/** Bytes: of more than this only the end is read, whatever was appended since the last look. */
const most = 1 << 17;

/** The newest batch and epoch in a run's events, found without parsing the thousands in between. */
export class RunTail {
  batch: BatchEvent | undefined;
  epoch: EpochEvent | undefined;
  private next = 0;
  private readonly file: string;

  constructor(run: string) {
    this.file = join(run, runFiles.events);
  }

  /** Reads what was appended. */
  async look(): Promise<void> {
    const handle = await open(this.file, 'r').catch((thrown: unknown) => {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    });
    if (handle === undefined) return;
    try {
      const { size } = await handle.stat();
      if (size < this.next) this.next = 0;
      if (size === this.next) return;
      const from = Math.max(this.next, size - most);
      const bytes = Buffer.alloc(size - from);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      const end = bytes.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
      // Begun inside a line, its rest is no event and passed over
      if (end > 0) this.take(bytes.toString('utf8', 0, end));
      this.next = from + end;
    } finally {
      await handle.close();
    }
  }

  private take(text: string): void {
    this.batch = newest(text, 'batch') ?? this.batch;
    this.epoch = newest(text, 'epoch') ?? this.epoch;
  }
}

/** The last event of a type in whole lines of text. */
function newest<T extends RunEvent['type']>(text: string, type: T): Extract<RunEvent, { type: T }> | undefined {
  const mark = `"type":"${type}"`;
  for (let at = text.lastIndexOf(mark); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(mark, at - 1)) {
    const event = parseEvent(text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at)));
    if ('type' in event && event.type === type) return event as Extract<RunEvent, { type: T }>;
  }
  return undefined;
}
