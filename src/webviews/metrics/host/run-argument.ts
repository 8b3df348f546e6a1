/** Paths of run folders in whatever a command was called with: a path, a URI, a tree's item, or a list of these. */
export function runPathsOf(argument: unknown): string[] {
  if (typeof argument === 'string') return [argument];
  if (Array.isArray(argument)) return argument.flatMap(runPathsOf);
  if (typeof argument !== 'object' || argument === null) return [];
  const { fsPath, path, run, runs } = argument as Record<string, unknown>;
  if (Array.isArray(runs)) return runs.flatMap(runPathsOf);
  if (run !== undefined) return runPathsOf(run);
  if (typeof fsPath === 'string') return [fsPath];
  return typeof path === 'string' ? [path] : [];
}
