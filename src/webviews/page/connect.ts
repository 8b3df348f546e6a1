import { Check } from '@sinclair/typebox/value';
import type { Contract, SavedOf, SnapshotOf } from '../messages/contract';
import { speakToHost, type HostConnection } from '../messages/speak-to-host';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

export interface Connection<C extends Contract> extends HostConnection<C> {
  /** What was saved before a reload, where it still has its form. */
  readonly saved: SavedOf<C> | undefined;
  save(state: SavedOf<C>): void;
}

/** Connects the page to its host; to be called once. `show` gets every snapshot. */
export function connect<C extends Contract>(contract: C, show: (snapshot: SnapshotOf<C>) => void): Connection<C> {
  const api = acquireVsCodeApi();
  const before = api.getState();
  const host = speakToHost({
    contract,
    show,
    post: (message) => api.postMessage(message),
    listen: (receive) => window.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(data)),
    // eslint-disable-next-line no-console -- the page's only log is the webview developer tools
    dropped: (why) => console.error(`Hybrid QML: dropped a message: ${why}`),
  });
  return {
    ask: (name, asked, seconds) => host.ask(name, asked, seconds),
    saved: Check(contract.saved, before) ? before : undefined,
    save: (state) => api.setState(state),
  };
}
