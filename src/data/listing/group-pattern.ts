import { messageOf } from '../../shared/failure';
import { datasetFailures } from '../../shared/failures/dataset';

/** Reads the group out of a path by the pattern's first group; undefined where there is no pattern. */
export function groupReader(pattern: string | undefined): ((path: string) => string | undefined) | undefined {
  if (pattern === undefined) return undefined;
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, 'u');
    // Matching the empty alternative tells how many groups the expression has.
    if ((new RegExp(`${pattern}|`, 'u').exec('')?.length ?? 0) < 2)
      throw datasetFailures.badGroupPattern(pattern, 'it has no group in round brackets');
  } catch (error) {
    if (error instanceof SyntaxError) throw datasetFailures.badGroupPattern(pattern, messageOf(error));
    throw error;
  }
  return (path) => {
    const group = expression.exec(path)?.[1];
    return group === undefined || group === '' ? undefined : group;
  };
}
