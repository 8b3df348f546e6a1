import type { Disposable, Event } from 'vscode';

/** An event of VS Code's form that can be fired without VS Code, so that what the window knows can be tested alone. */
export class Signal<T> implements Disposable {
  private readonly listeners = new Set<(value: T) => unknown>();

  readonly event: Event<T> = (listener, thisArgs?: unknown, disposables?: Disposable[]) => {
    const bound = (value: T): unknown => listener.call(thisArgs, value) as unknown;
    this.listeners.add(bound);
    const disposable = { dispose: () => void this.listeners.delete(bound) };
    disposables?.push(disposable);
    return disposable;
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
