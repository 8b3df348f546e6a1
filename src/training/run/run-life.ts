import { leaseInterval, LeaseWatch } from '../../runs/control/window-lease';
import type { Wish } from '../../runs/control/wish';
import type { RunFolder } from '../../runs/run-folder';
import type { Control } from './control';
import type { RunReporter } from './run-reporter';
import { WishWatch } from './wish-watch';

/** While a trainer works on a run: its signs of life go into the folder, and what is asked there reaches the loop. */
export class RunLife {
  private readonly timer: NodeJS.Timeout;
  private readonly wishes: WishWatch;
  private readonly lease: LeaseWatch;

  constructor(
    private readonly folder: RunFolder,
    private readonly reporter: RunReporter,
    private readonly control: Control,
  ) {
    this.lease = new LeaseWatch(folder.path);
    this.wishes = new WishWatch(folder.path, (wish) => this.obey(wish));
    this.timer = setInterval(() => this.beat(), leaseInterval);
    control.beforeTake = () => this.wishes.lookIfDue();
  }

  close(): void {
    clearInterval(this.timer);
    this.wishes.close();
    this.control.beforeTake = () => undefined;
  }

  /** Files prepared of all. */
  preparing(done: number, total: number): void {
    unlessDiskFails(() => this.folder.preparing(done, total));
  }

  private beat(): void {
    unlessDiskFails(() => this.folder.heartbeat());
    if (this.control.signal.aborted || !this.lease.windowGone()) return;
    this.control.stop();
    this.say('Its window is gone: a checkpoint, then the end, as hybridQml.onClose says.');
  }

  private obey(wish: Wish): void {
    this.control[wish]();
    this.say(wish === 'stop' ? 'Asked to stop: a checkpoint, then the end.' : 'Asked for a checkpoint.');
  }

  private say(message: string): void {
    unlessDiskFails(() => this.reporter.log('info', message));
  }
}

/** A disk that takes no sign of life takes no event and no checkpoint either: that failure is the one to tell. */
function unlessDiskFails(write: () => void): void {
  try {
    write();
  } catch {
    // The loop's next write tells it
  }
}
