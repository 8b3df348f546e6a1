import { Failure } from '../../shared/failure';
import { inspectorFailures } from '../../shared/failures/inspector';
import type { InspectorKind, InspectorParameters, InspectorReply } from '../../shared/inspector-protocol';
import type { InspectorProcess, InspectorProgram, RequestOptions, startInspector } from './inspector-process';

/** Asks run folders about images and weights, through processes of their own. */
export interface InspectorClient {
  /**
   * The reply of the run's inspector, which is started where there is none. Rejects with the inspector's `Failure`, with
   * `inspector.timed-out`, with the signal's reason, or with `inspector.lost` where it died twice over the request.
   */
  request<K extends InspectorKind>(
    run: string,
    kind: K,
    parameters: InspectorParameters<K>,
    options?: RequestOptions,
  ): Promise<InspectorReply<K>>;
  /** Ends all inspectors; what is under way fails. */
  dispose(): void;
}

/** Each holds a network and an engine in memory. */
const mostProcesses = 2;

/** A client that keeps at most two inspectors alive: for a third run, the one that was longest unused ends. */
export function inspectorClient(program: InspectorProgram): InspectorClient {
  /** By run folder, the least recently used first. */
  const processes = new Map<string, InspectorProcess>();
  let waiting: (() => void)[] = [];
  let disposed = false;
  const changed = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };

  const start = (run: string, fork: typeof startInspector): InspectorProcess => {
    const started = fork(run, program, {
      changed,
      ended: () => {
        if (processes.get(run) === started) processes.delete(run);
        changed();
      },
    });
    return started;
  };

  const processFor = async (run: string, signal: AbortSignal | undefined): Promise<InspectorProcess> => {
    const { startInspector: fork } = await import('./inspector-process');
    for (;;) {
      if (disposed) throw inspectorFailures.cancelled();
      signal?.throwIfAborted();
      const there = processes.get(run);
      if (there !== undefined || processes.size < mostProcesses) {
        const process = there ?? start(run, fork);
        processes.delete(run);
        processes.set(run, process);
        return process;
      }
      const idle = [...processes].find(([, process]) => !process.busy);
      if (idle === undefined)
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          signal?.addEventListener('abort', () => resolve(), { once: true });
        });
      else {
        processes.delete(idle[0]);
        idle[1].end();
      }
    }
  };

  return {
    request: async (run, kind, parameters, options = {}) => {
      const ask = async (): Promise<InspectorReply<typeof kind>> =>
        (await processFor(run, options.signal)).request(kind, parameters, options);
      try {
        return await ask();
      } catch (error) {
        // It may have crashed over another request, or have ended itself for idleness in this very moment
        if (!disposed && error instanceof Failure && error.code === 'inspector.lost') return ask();
        throw error;
      }
    },
    dispose: () => {
      disposed = true;
      for (const process of processes.values()) process.end();
      processes.clear();
      changed();
    },
  };
}
