import type { PreparedData } from '../data/prepared-data';
import type { CommandIo } from './command';

/** Says on `err` which files were left out and what was noticed. */
export function warnAbout({ setAside, warnings }: Pick<PreparedData, 'setAside' | 'warnings'>, io: CommandIo): void {
  for (const { file, reason } of setAside) io.err.write(`set aside: ${file}: ${reason}\n`);
  for (const warning of warnings) io.err.write(`warning: ${warning}\n`);
}
