/** What the user asks of a running trainer; the loop looks between batches. */
export class Control {
  private wish: 'stop' | 'checkpoint' | undefined;
  private readonly aborting = new AbortController();

  /** Also aborts the preparation of data. */
  get signal(): AbortSignal {
    return this.aborting.signal;
  }

  stop(): void {
    this.wish = 'stop';
    this.aborting.abort();
  }

  checkpoint(): void {
    this.wish ??= 'checkpoint';
  }

  /** The wish, which a checkpoint fulfils; a stop stays. */
  take(): 'stop' | 'checkpoint' | undefined {
    const wish = this.wish;
    if (wish === 'checkpoint') this.wish = undefined;
    return wish;
  }
}
