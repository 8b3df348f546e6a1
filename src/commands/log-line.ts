import type { RunEvent } from '../runs/run-event';

/** One event as a line of the log; none where it is a figure that is better drawn. */
export function logLine(event: RunEvent): string[] {
  const at = event.time.replace('T', ' ').replace(/\.\d+Z$/, '');
  switch (event.type) {
    case 'log':
      return [`${at} [${event.level}] ${event.message}`];
    case 'state':
      return [`${at} [info] ${event.state}${resumed(event.resumedFrom)}`];
    case 'checkpoint':
      return [`${at} [info] checkpoint ${event.file}${event.best ? ', the best so far' : ''}`];
    case 'epoch': {
      const { epoch, epochs, train, validation } = event;
      const validated = validation === undefined ? '' : `; validation ${metrics(validation)}`;
      return [`${at} [info] epoch ${epoch}/${epochs}: training ${metrics(train)}${validated}`];
    }
    case 'batch':
    case 'circuit':
    case 'gradient':
      return [];
  }
}

function resumed(from: { readonly epoch: number; readonly batch: number } | undefined): string {
  if (from === undefined) return '';
  return `, resumed after epoch ${from.epoch}${from.batch === 0 ? '' : ` and ${from.batch} batches`}`;
}

function metrics({ loss, accuracy }: { readonly loss: number | null; readonly accuracy: number | null }): string {
  return `loss ${loss?.toFixed(4) ?? '–'}, accuracy ${accuracy === null ? '–' : `${(100 * accuracy).toFixed(2)} %`}`;
}
