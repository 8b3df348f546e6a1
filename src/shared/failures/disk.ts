import { Failure } from '../failure';

/** What the system said when a file could not be written, for the errors that a user can mend. */
const causes: Readonly<Record<string, { readonly what: string; readonly remedy: string }>> = {
  ENOSPC: { what: 'The disk is full', remedy: 'Free some space; what was written before is kept.' },
  EDQUOT: {
    what: 'The disk quota is used up',
    remedy: 'Free some space or ask for more; what was written before is kept.',
  },
  EROFS: {
    what: 'The disk is read-only',
    remedy: 'Copy the experiment to a folder that can be written, or name one for the runs with --runs DIR.',
  },
  EACCES: {
    what: 'Permission was denied',
    remedy: 'Make the folder writable, or name another one for the runs with --runs DIR.',
  },
  EPERM: {
    what: 'Permission was denied',
    remedy: 'Make the folder writable, or name another one for the runs with --runs DIR.',
  },
  EIO: { what: 'The disk reports an error', remedy: 'Check the disk; what was written before is kept.' },
};

/** The error as a failure of the disk, where it is one; anything else unchanged. */
export function diskFailureOr(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof Failure || !('code' in error)) return error;
  const cause = causes[String(error.code)];
  if (cause === undefined) return error;
  const file = 'path' in error && typeof error.path === 'string' ? error.path : folder;
  return new Failure(
    `disk.${String(error.code).toLowerCase()}`,
    `${cause.what}.`,
    cause.remedy,
    { file },
    { cause: error },
  );
}
