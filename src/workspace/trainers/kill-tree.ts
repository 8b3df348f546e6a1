import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Ends a process at once with all that it started; one that is gone already is no error. */
export async function killTree(pid: number): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)('taskkill', ['/PID', String(pid), '/T', '/F'], { windowsHide: true }).catch(ifGone(pid));
    return;
  }
  // A trainer that was forked detached leads a group of its own; one from a terminal may not
  if (!signal(-pid)) signal(pid);
}

/** Whether there was such a process (or group, where negative). */
function signal(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH') return false;
    throw thrown;
  }
}

function ifGone(pid: number): (thrown: unknown) => void {
  return (thrown) => {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    throw thrown;
  };
}
