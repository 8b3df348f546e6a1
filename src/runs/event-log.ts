import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { writeFully } from '../shared/atomic-file';
import type { NewRunEvent, RunEvent } from './run-event';

/** Appends to `events.ndjson`, whole lines only. */
export class EventLog {
  private constructor(
    private readonly fd: number,
    /** Bytes of whole lines. */
    private size: number,
  ) {}

  /** Where a crash left a torn last line, that is cut off first. */
  static open(file: string): EventLog {
    if (existsSync(file)) cutTornLine(file);
    const fd = openSync(file, 'a');
    return new EventLog(fd, fstatSync(fd).size);
  }

  append(event: NewRunEvent, time = new Date()): void {
    const whole: RunEvent = { time: time.toISOString(), ...event };
    const line = Buffer.from(`${JSON.stringify(whole)}\n`);
    try {
      writeFully(this.fd, line);
    } catch (thrown) {
      // On a full disk part of the line may have been taken, which would spoil the next one
      ftruncateSync(this.fd, this.size);
      throw thrown;
    }
    this.size += line.byteLength;
  }

  /** Makes what was appended survive a power cut; surviving a kill needs no flush. */
  flush(): void {
    fsyncSync(this.fd);
  }

  close(): void {
    closeSync(this.fd);
  }
}

function cutTornLine(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    const { size } = fstatSync(fd);
    const chunk = Buffer.alloc(Math.min(size, 1 << 16));
    for (let end = size; end > 0;) {
      const start = Math.max(0, end - chunk.length);
      const read = readSync(fd, chunk, 0, end - start, start);
      const newline = chunk.subarray(0, read).lastIndexOf(0x0a);
      if (newline >= 0) {
        if (start + newline + 1 < size) ftruncateSync(fd, start + newline + 1);
        return;
      }
      end = start;
    }
    ftruncateSync(fd, 0);
  } finally {
    closeSync(fd);
  }
}
