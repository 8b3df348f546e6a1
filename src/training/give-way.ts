import { readFileSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Of Linux' nice values: a process with it has about a tenth of the time of one with 0, where both want a processor. */
const background = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Lets other programs of the machine have the processors first, so that an editor stays quick while it trains; alone it is as
 * fast as before. To be called before threads are started, which inherit it. Where a system refuses, nothing changes.
 */
export function giveWay(): void {
  for (const ask of [() => setPriority(background), sessionGivesWay])
    try {
      ask();
    } catch {
      // It trains all the same
    }
}

/** Linux may share the time among sessions before it looks at processes: `sched(7)`, autogroups. */
function sessionGivesWay(): void {
  if (process.platform !== 'linux') return;
  const [, fields] = readFileSync('/proc/self/stat', 'utf8').split(/\) /);
  const session = Number(fields?.split(' ')[3]);
  // A terminal's session is not the trainer's own
  if (session === process.pid) writeFileSync('/proc/self/autogroup', String(background));
}
