/** What the user asks of a running trainer; the loop looks between batches. */
export class Control {
  private wish: 'stop' | 'checkpoint' | undefined;
  /** Lets in what is asked from outside; called before every look of the loop. */
  beforeTake: () => void = () => undefined;
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
    this.beforeTake();
    const wish = this.wish;
    if (wish === 'checkpoint') this.wish = undefined;
    return wish;
  }
}
