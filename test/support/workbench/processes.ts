import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Working directory, where it can be read. */
  readonly cwd: string;
}

function read(pid: number): Process | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (command === '' || state === 'Z') return undefined;
    return { pid, parent: Number(parent), command, cwd: readlinkSync(`/proc/${pid}/cwd`) };
  } catch {
    return undefined; // It ended meanwhile
  }
}

/** Every process of this machine (Linux: read from /proc), zombies left out. */
export function allProcesses(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => read(Number(pid))).filter((process) => process !== undefined);
}

/** The processes below one, children of children included. */
export function descendants(pid: number): Process[] {
  const all = allProcesses();
  const below = (parent: number): Process[] =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)]);
  return below(pid);
}

/** The extension hosts of a server. */
export const extensionHosts = (serverPid: number): Process[] =>
  descendants(serverPid).filter(({ command }) => command.includes('--type=extensionHost'));

/** Trainers that belong to a folder: `dist/trainer.js` with the folder in their command line or as their directory. */
export const trainersOf = (...folders: string[]): Process[] =>
  allProcesses().filter(
    ({ command, cwd }) =>
      command.includes('trainer.js') && folders.some((folder) => command.includes(folder) || cwd.startsWith(folder)),
  );
