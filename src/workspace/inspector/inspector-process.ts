import { fork, type ChildProcess } from 'node:child_process';
import { Failure } from '../../shared/failure';
import { inspectorFailures } from '../../shared/failures/inspector';
import {
  fromInspector,
  replyOf,
  type InspectorKind,
  type InspectorParameters,
  type InspectorReply,
  type ToInspector,
} from '../../shared/inspector-protocol';

export interface InspectorProgram {
  /** `dist/inspector.js`. */
  readonly program: string;
  /** The Node to run it; absent: the runtime of this process. */
  readonly execPath?: string | undefined;
  /** What it says on stderr. */
  readonly log?: ((text: string) => void) | undefined;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until it fails with `inspector.timed-out`. */
  readonly timeout?: number | undefined;
}

/** A first request lists the data, and may have to decode them anew where the cache was emptied. */
const defaultTimeout = 60_000;

/** Milliseconds an inspector has to leave after its channel closed. */
const grace = 2000;

/** One inspector: a forked process for one run folder. */
export interface InspectorProcess {
  readonly busy: boolean;
  request<K extends InspectorKind>(
    kind: K,
    parameters: InspectorParameters<K>,
    options?: RequestOptions,
  ): Promise<InspectorReply<K>>;
  end(): void;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Forks an inspector. `changed` is called whenever a request ended, `ended` once when the process is gone. */
export function startInspector(
  run: string,
  { program, execPath, log }: InspectorProgram,
  on: { readonly changed: () => void; readonly ended: () => void },
): InspectorProcess {
  const child = fork(program, ['--run', run], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // A debugger's flags are the parent's own
    execArgv: [],
    ...(execPath !== undefined && { execPath }),
  });
  const pending = new Map<number, Pending>();
  const settle = (id: number, how: (one: Pending) => void): void => {
    const one = pending.get(id);
    if (one === undefined) return;
    pending.delete(id);
    how(one);
    on.changed();
  };
  child.on('message', (message) => {
    const heard = fromInspector(message);
    if (heard === undefined) return;
    if (heard.type === 'reply') return settle(heard.id, ({ resolve }) => resolve(heard.value));
    const { code, what, remedy, file } = heard.failure;
    const failure = new Failure(code, what, remedy, file === undefined ? {} : { file });
    settle(heard.id, ({ reject }) => reject(failure));
  });
  watchEnd(child, log, (said) => {
    on.ended();
    for (const id of [...pending.keys()]) settle(id, ({ reject }) => reject(inspectorFailures.lost(run, said)));
  });
  let requests = 0;
  return {
    get busy() {
      return pending.size > 0;
    },
    request: async (kind, parameters, { signal, timeout = defaultTimeout } = {}) => {
      signal?.throwIfAborted();
      const id = requests++;
      const answer = new Promise<unknown>((resolve, reject) => {
        pending.set(id, { resolve, reject });
        send(child, { type: 'request', id, kind, parameters });
      });
      const giveUp = (why: Error): void => {
        send(child, { type: 'cancel', id });
        settle(id, ({ reject }) => reject(why));
      };
      const aborted = (): void =>
        giveUp(signal?.reason instanceof Error ? signal.reason : inspectorFailures.cancelled());
      const timer = setTimeout(() => giveUp(inspectorFailures.timedOut(kind, timeout / 1000)), timeout);
      signal?.addEventListener('abort', aborted);
      try {
        const reply = replyOf(kind, await answer);
        if (reply === undefined) throw inspectorFailures.badReply(kind);
        return reply;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
      }
    },
    end: () => endChild(child),
  };
}

function send(child: ChildProcess, message: ToInspector): void {
  // An error here means that it is gone, which its end tells
  if (child.connected) child.send(message, () => undefined);
}

/** Calls `ended` once, with the last line of what it said on stderr. */
function watchEnd(child: ChildProcess, log: InspectorProgram['log'], ended: (said: string) => void): void {
  let said = '';
  let over = false;
  const end = (why: string): void => {
    if (over) return;
    over = true;
    ended(why);
  };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
    log?.(text.trimEnd());
  });
  child.on('error', (error) => end(error.message));
  child.on('exit', (code, signal) => end(said.trim().split('\n').at(-1) || `exit ${signal ?? String(code)}`));
}

function endChild(child: ChildProcess): void {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill(), grace);
  timer.unref();
  child.on('exit', () => clearTimeout(timer));
}
