import { webviewFailures } from '../../shared/failures/webview';
import type { Answered, Asked, Contract, RequestName, SnapshotOf } from './contract';
import { checked, FromHost, type FromPage } from './messages';

export interface HostConnection<C extends Contract> {
  /** Rejects with the host's failure, or after `seconds` (default 30) without an answer. */
  ask<N extends RequestName<C>>(name: N, asked: Asked<C, N>, seconds?: number): Promise<Answered<C, N>>;
}

export interface PageSide<C extends Contract> {
  readonly contract: C;
  post(message: FromPage): void;
  /** Called with every message that reaches the page. */
  listen(receive: (message: unknown) => void): void;
  show(snapshot: SnapshotOf<C>): void;
  dropped(why: string): void;
}

interface Pending {
  readonly name: string;
  resolve(answer: unknown): void;
  reject(failure: Error): void;
}

/** The page's end of a contract: says that it is ready, shows snapshots, asks. */
export function speakToHost<C extends Contract>(side: PageSide<C>): HostConnection<C> {
  const pending = new Map<number, Pending>();
  let last = 0;
  side.listen((message) => {
    const heard = checked(FromHost, message);
    if ('wrong' in heard) return side.dropped(heard.wrong);
    if (heard.ok.type === 'snapshot') return showChecked(side, heard.ok.snapshot);
    const waiting = pending.get(heard.ok.id);
    pending.delete(heard.ok.id);
    if (waiting !== undefined) settle(side.contract, waiting, heard.ok);
  });
  side.post({ type: 'ready' });
  return {
    ask: (name, asked, seconds = 30) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const timer = setTimeout(() => {
          pending.delete(id);
          reject(webviewFailures.timedOut(name, seconds));
        }, seconds * 1000);
        const then =
          <A>(done: (value: A) => void) =>
          (value: A): void => {
            clearTimeout(timer);
            done(value);
          };
        pending.set(id, { name, resolve: then(resolve), reject: then(reject) });
        side.post({ type: 'request', id, name, asked });
      }),
  };
}

function showChecked<C extends Contract>(side: PageSide<C>, snapshot: unknown): void {
  const good = checked(side.contract.snapshot, snapshot);
  if ('wrong' in good) side.dropped(good.wrong);
  else side.show(good.ok);
}

function settle(contract: Contract, waiting: Pending, reply: Exclude<FromHost, { type: 'snapshot' }>): void {
  if (reply.type === 'failure') {
    const { code, what, remedy } = reply.failure;
    return waiting.reject(webviewFailures.refused(code, what, remedy));
  }
  const good = checked(contract.requests[waiting.name]!.answers, reply.answer);
  if ('wrong' in good) waiting.reject(webviewFailures.wrongMessage(waiting.name, good.wrong));
  else waiting.resolve(good.ok);
}
