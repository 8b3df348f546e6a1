import type { Disk } from '../disk';
import { related, type Path } from '../paths';
import type { Finding } from '../problem';
import type { Check, CheckContext } from './check';

/** Runs the checks whose values are valid; `broken` are the paths that are not. */
export function runChecks(
  checks: readonly Check[],
  context: CheckContext,
  broken: readonly Path[],
  disk: Disk | undefined,
): Finding[] {
  return checks.flatMap((check) => {
    if (check.reads.some((path) => broken.some((other) => related(path, other)))) return [];
    if ('run' in check) return check.run(context);
    return disk === undefined ? [] : check.runOnDisk(context, disk);
  });
}
