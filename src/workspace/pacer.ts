/** Runs `action` soon after each `request`, but never twice within `interval` milliseconds: requests in between become one. */
export class Pacer {
  private last = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly interval: number,
    private readonly action: () => void,
  ) {}

  request(): void {
    if (this.closed || this.timer !== undefined) return;
    const wait = Math.max(0, this.last + this.interval - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.last = performance.now();
      this.action();
    }, wait);
  }

  dispose(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }
}
