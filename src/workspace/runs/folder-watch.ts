import { watch, type FSWatcher } from 'node:fs';

/** Calls back when something in a folder changed. Where watching is not possible it is silent: whoever needs to know polls. */
export class FolderWatch {
  private watcher: FSWatcher | undefined;

  constructor(
    private readonly folder: string,
    private readonly changed: () => void,
  ) {
    this.begin();
  }

  /** Tries again where the folder did not exist, or watching broke off. */
  begin(): void {
    if (this.watcher !== undefined) return;
    try {
      const watcher = watch(this.folder, { persistent: false }, this.changed);
      watcher.on('error', () => this.dispose());
      this.watcher = watcher;
    } catch {
      // Missing, or out of watches
    }
  }

  dispose(): void {
    this.watcher?.close();
    this.watcher = undefined;
  }
}
