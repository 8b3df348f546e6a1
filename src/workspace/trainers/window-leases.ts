import { leaseInterval, leaseLength, readLease, renewLease } from '../../runs/control/window-lease';
import type { ShownRun } from '../runs/shown-run';
import type { OnClose } from '../settings';

/** Says in the folders of live runs that this window is there, so that they can stop when it is gone where `onClose` wants it. */
export class WindowLeases {
  private timer: NodeJS.Timeout | undefined;
  /** Run folders whose trainer this window started. */
  private readonly own = new Set<string>();

  constructor(
    private readonly live: () => readonly ShownRun[],
    private readonly onClose: () => OnClose,
  ) {}

  /**
   * Begins to renew the leases of runs that a window follows. Returns those that went on while no window was there,
   * which is told only now: the first renewal hides it. Once begun, it renews.
   */
  begin(): readonly ShownRun[] {
    if (this.timer !== undefined) {
      this.renew();
      return [];
    }
    const alone = this.live().filter(({ path }) => {
      const lease = readLease(path);
      return lease !== undefined && Date.now() - lease.renewed > leaseLength;
    });
    this.renew();
    this.timer = setInterval(() => this.renew(), leaseInterval).unref();
    return alone;
  }

  /** This window has started the run's trainer. */
  add(run: string): void {
    this.own.add(run);
    this.renew();
  }

  /** Also at once where the setting has changed. */
  renew(): void {
    const afterClose = this.onClose() === 'stop' ? 'stop' : 'keep';
    for (const { path } of this.live())
      if (this.own.has(path) || readLease(path) !== undefined)
        renewLease(path, afterClose).catch(
          () => undefined /* a read-only folder: the run goes on, as without a window */,
        );
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
