import { setImmediate } from 'node:timers/promises';
import { Failure, messageOf } from '../../shared/failure';
import { inspectorFailures } from '../../shared/failures/inspector';
import {
  parametersOf,
  toInspector,
  type FailureParts,
  type FromInspector,
  type InspectorKind,
  type ToInspector,
} from '../../shared/inspector-protocol';
import type { RunInspector } from './inspect-run';

type Request = Extract<ToInspector, { type: 'request' }>;

/** Takes messages and answers requests one after another; a cancelled one that still waits is answered by a failure. */
export interface RequestServer {
  take(message: unknown): void;
}

/** `idle` is called each time nothing is left to do. */
export function serveRequests(
  inspector: RunInspector,
  send: (message: FromInspector) => void,
  idle: () => void,
): RequestServer {
  const waiting = new Map<number, Request>();
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    for (;;) {
      // Lets cancellations in
      await setImmediate();
      const [next] = waiting.values();
      if (next === undefined) break;
      waiting.delete(next.id);
      send(await answer(inspector, next));
    }
    running = false;
    idle();
  };
  return {
    take(message) {
      const heard = toInspector(message);
      if (heard === undefined) refuse(message, send);
      else if (heard.type === 'request') waiting.set(heard.id, heard);
      else if (waiting.delete(heard.id)) send(failed(heard.id, inspectorFailures.cancelled()));
      if (!running) void run();
    },
  };
}

/** What is no message is answered where it has a number, so that nobody waits for it. */
function refuse(message: unknown, send: (message: FromInspector) => void): void {
  if (typeof message !== 'object' || message === null || !('id' in message)) return;
  const { id } = message;
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0)
    send(failed(id, inspectorFailures.badMessage('no request of this version')));
}

async function answer(inspector: RunInspector, { id, kind, parameters }: Request): Promise<FromInspector> {
  try {
    return { type: 'reply', id, value: await reply(inspector, kind, parameters) };
  } catch (error) {
    return failed(id, error);
  }
}

function reply<K extends InspectorKind>(inspector: RunInspector, kind: K, parameters: unknown): Promise<unknown> {
  const right = parametersOf(kind, parameters);
  if (right === undefined) throw inspectorFailures.badMessage(`parameters of '${kind}'`);
  return inspector[kind](right);
}

function failed(id: number, thrown: unknown): FromInspector {
  return { type: 'failure', id, failure: failureParts(thrown) };
}

function failureParts(thrown: unknown): FailureParts {
  if (!(thrown instanceof Failure)) {
    process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
    return { code: 'inspector.unexpected', what: messageOf(thrown), remedy: 'Please report it.' };
  }
  const { code, what, remedy, place } = thrown;
  return { code, what, remedy, ...(place.file !== undefined && { file: place.file }) };
}
