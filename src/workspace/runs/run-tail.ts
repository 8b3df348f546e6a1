import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEvent } from '../../runs/parse-event';
import { isMissing } from '../../runs/read-run';
import type { BatchEvent, EpochEvent, LogEvent, RunEvent } from '../../runs/run-event';
import { runFiles } from '../../runs/run-files';

/** Bytes: of more than this only the end is read, whatever was appended since the last look. */
const most = 1 << 17;

/** The newest batch and epoch in a run's events, found without parsing the thousands in between. */
export class RunTail {
  batch: BatchEvent | undefined;
  epoch: EpochEvent | undefined;
  private next = 0;
  private begun = false;
  private readonly file: string;

  constructor(run: string) {
    this.file = join(run, runFiles.events);
  }

  /** Reads what was appended. Returns what was told in it; nothing at the first look, when it is not news. */
  async look(): Promise<readonly LogEvent[]> {
    const handle = await open(this.file, 'r').catch((thrown: unknown) => {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    });
    if (handle === undefined) return [];
    try {
      const { size } = await handle.stat();
      if (size < this.next) this.next = 0;
      if (size === this.next) return [];
      const from = Math.max(this.next, size - most);
      const bytes = Buffer.alloc(size - from);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      const end = bytes.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
      this.next = from + end;
      // Begun inside a line, its rest is no event and passed over
      return end > 0 ? this.take(bytes.toString('utf8', 0, end)) : [];
    } finally {
      await handle.close();
    }
  }

  private take(text: string): LogEvent[] {
    this.batch = newest(text, 'batch') ?? this.batch;
    this.epoch = newest(text, 'epoch') ?? this.epoch;
    const told = this.begun ? allOf(text, 'log') : [];
    this.begun = true;
    return told;
  }
}

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** The last event of a type in whole lines of text. */
function newest<T extends RunEvent['type']>(text: string, type: T): EventOf<T> | undefined {
  const mark = markOf(type);
  for (let at = text.lastIndexOf(mark); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(mark, at - 1)) {
    const event = eventAt(text, at, type);
    if (event !== undefined) return event;
  }
  return undefined;
}

function allOf<T extends RunEvent['type']>(text: string, type: T): EventOf<T>[] {
  const mark = markOf(type);
  const found: EventOf<T>[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, text.indexOf('\n', at))) {
    const event = eventAt(text, at, type);
    if (event !== undefined) found.push(event);
  }
  return found;
}

function markOf(type: RunEvent['type']): string {
  return `"type":"${type}"`;
}

/** The event whose line holds this place, where it is of the type: a message may hold the mark too. */
function eventAt<T extends RunEvent['type']>(text: string, at: number, type: T): EventOf<T> | undefined {
  const event = parseEvent(text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at)));
  return 'type' in event && event.type === type ? (event as EventOf<T>) : undefined;
}
