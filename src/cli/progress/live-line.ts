import type { CommandIo } from '../command';

/** Milliseconds between two writings of the line. */
const interval = 50;

/** A last line that is written over, on a terminal; elsewhere only what is printed to stay. */
export class LiveLine {
  private shown = false;
  private lastShown = -Infinity;

  constructor(private readonly out: CommandIo['out']) {}

  show(text: string): void {
    const now = performance.now();
    if (this.out.isTTY !== true || now - this.lastShown < interval) return;
    this.lastShown = now;
    this.out.write(`\r\u001b[K${text.slice(0, (this.out.columns || 80) - 1)}`);
    this.shown = true;
  }

  print(text: string): void {
    this.out.write(`${this.shown ? '\r\u001b[K' : ''}${text}\n`);
    this.shown = false;
  }
}
