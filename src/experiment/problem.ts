import { placeText } from '../shared/failure';
import { pathText, type Path } from './paths';

/** Offset in UTF-16 units from 0; line and column from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  /** Behind the last character. */
  readonly end: Position;
}

export type Severity = 'error' | 'warning';

/** A change that would mend a problem: the text at its range becomes `replace`. */
export interface Fix {
  readonly title: string;
  readonly replace: string;
}

/** Something wrong with a value or a key of an experiment, before it has a position in a file. */
export interface Finding {
  readonly severity: Severity;
  /** Stable, such as `unknown-key`. */
  readonly code: string;
  /** What is wrong. */
  readonly what: string;
  /** What would be right. */
  readonly remedy: string;
  /** The value that is wrong or missing. */
  readonly path: Path;
  /** Whether the key or its value is to blame. */
  readonly part: 'key' | 'value';
  readonly fix?: Fix;
}

/** A finding with its place in the file. */
export interface Problem extends Finding {
  /** Where the path is not written: the nearest key above it. */
  readonly range: Range;
  /** The command-line option that brought the value, instead of the file. */
  readonly option?: string;
}

/** `file:line:column: error: what remedy (path)`. */
export function problemText(problem: Problem, file: string): string {
  const { line, column } = problem.range.start;
  const place = problem.option ?? placeText({ file, line, column });
  const path = pathText(problem.path);
  return `${place}: ${problem.severity}: ${problem.what} ${problem.remedy}${path === '' ? '' : ` (${path})`}`;
}

/** By position; what came by the command line last. */
export function byPosition(a: Problem, b: Problem): number {
  if ((a.option === undefined) !== (b.option === undefined)) return a.option === undefined ? -1 : 1;
  return a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset;
}
