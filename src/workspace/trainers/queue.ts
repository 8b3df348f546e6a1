import { randomUUID } from 'node:crypto';

/** What a trainer is to do. */
export type Task =
  | {
      readonly kind: 'train';
      /** Path of the experiment file. */
      readonly experiment: string;
      /** `path=value` each, as the command line's `--set`. */
      readonly set: readonly string[];
    }
  | { readonly kind: 'resume'; /** Path of the run folder. */ readonly run: string };

/** A task that waits for a trainer. */
export interface Queued {
  readonly id: string;
  readonly task: Task;
  /** When it was asked for; ISO 8601. */
  readonly since: string;
}

/** What is needed of a `vscode.Memento`. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = 'hybridQml.queue';

/** Tasks in the order in which they were asked for, kept across reloads of the window. */
export class Queue {
  private tasks: readonly Queued[];

  constructor(private readonly memory: Memory) {
    const kept = memory.get(key);
    this.tasks = Array.isArray(kept) ? kept.filter(isQueued) : [];
  }

  get queued(): readonly Queued[] {
    return this.tasks;
  }

  /** A run that waits to be resumed already is not queued twice. */
  add(task: Task): Queued {
    const same = this.tasks.find(
      (one) => task.kind === 'resume' && one.task.kind === 'resume' && one.task.run === task.run,
    );
    if (same !== undefined) return same;
    const queued = { id: randomUUID(), task, since: new Date().toISOString() };
    this.keep([...this.tasks, queued]);
    return queued;
  }

  /** Takes it out; undefined where it is not in the queue (any more). */
  remove(id: string): Queued | undefined {
    const found = this.tasks.find((queued) => queued.id === id);
    if (found !== undefined) this.keep(this.tasks.filter((queued) => queued !== found));
    return found;
  }

  private keep(tasks: readonly Queued[]): void {
    this.tasks = tasks;
    void this.memory.update(key, tasks);
  }
}

function isQueued(value: unknown): value is Queued {
  if (typeof value !== 'object' || value === null) return false;
  const { id, task, since } = value as Partial<Record<keyof Queued, unknown>>;
  return typeof id === 'string' && typeof since === 'string' && isTask(task);
}

function isTask(value: unknown): value is Task {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, experiment, set, run } = value as Record<string, unknown>;
  if (kind === 'resume') return typeof run === 'string';
  return (
    kind === 'train' &&
    typeof experiment === 'string' &&
    Array.isArray(set) &&
    set.every((one) => typeof one === 'string')
  );
}
