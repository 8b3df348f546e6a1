/**
 * What may be said to a running trainer over its IPC channel; all it tells back is in its run folder, but for the
 * folder's path, which it sends once.
 */
export type ToTrainer = { readonly type: 'stop' } | { readonly type: 'checkpoint' };

export interface FromTrainer {
  readonly type: 'started';
  /** Path of the run folder. */
  readonly run: string;
}

/** The message, where it is one. */
export function toTrainer(message: unknown): ToTrainer | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  return message.type === 'stop' || message.type === 'checkpoint' ? { type: message.type } : undefined;
}
