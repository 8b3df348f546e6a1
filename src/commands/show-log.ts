import type { CommandContext } from './command-context';

/** “Show Log”. */
export function showLog({ log }: CommandContext): void {
  log.show();
}
