import { mkdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { takeWishes, type Wish } from '../../runs/control/wish';
import { runFiles } from '../../runs/run-files';

/** Milliseconds between looks of the trainer's own, where the system reports no change (network drives). */
const interval = 1000;

/** Takes up what is asked in a run folder while its trainer works. What was asked before, of an earlier trainer, is dropped. */
export class WishWatch {
  private readonly watcher: FSWatcher | undefined;
  private readonly timer: NodeJS.Timeout;
  private looked = 0;

  constructor(
    private readonly run: string,
    private readonly asked: (wish: Wish) => void,
  ) {
    takeWishes(run);
    this.watcher = this.watching();
    this.timer = setInterval(() => this.look(), interval).unref();
  }

  /** For between batches, where a long computation keeps timers and reports from coming through. */
  lookIfDue(): void {
    if (performance.now() - this.looked >= interval) this.look();
  }

  close(): void {
    this.watcher?.close();
    clearInterval(this.timer);
  }

  private look(): void {
    this.looked = performance.now();
    for (const wish of takeWishes(this.run)) this.asked(wish);
  }

  private watching(): FSWatcher | undefined {
    try {
      const folder = join(this.run, runFiles.control);
      mkdirSync(folder, { recursive: true });
      const watcher = watch(folder, { persistent: false }, () => this.look());
      watcher.on('error', () => watcher.close());
      return watcher;
    } catch {
      // Out of watches: the timer and the looks between batches serve
      return undefined;
    }
  }
}
