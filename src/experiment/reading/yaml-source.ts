import { parseDocument, type YAMLError } from 'yaml';
import { messageOf } from '../../shared/failure';
import { isPlainObject, pathText, type Path, type PlainObject } from '../paths';
import { byPosition, type Finding, type Problem, type Range } from '../problem';
import { positionsIn } from './positions';
import { plainValue, type Span } from './plain-value';
import { syntaxWording } from './syntax-wording';

/** Larger files are refused, in UTF-16 units. */
export const largestFile = 1024 * 1024;

/** An experiment file as data, and where everything in it stands. */
export interface YamlSource {
  /** The user's own keys and values; undefined where the file is no map. */
  readonly source: PlainObject | undefined;
  /** What is wrong with the file as YAML, by position. */
  readonly problems: readonly Problem[];
  /** The place of a key or value; of the nearest one above it where it is not written. */
  readonly locate: (path: Path, part: 'key' | 'value') => Range;
}

/**
 * Reads YAML 1.2 with the core schema, which JSON is part of: no tags, one document, no key twice, aliases within
 * bounds. Never throws.
 */
export function readYaml(text: string): YamlSource {
  const position = positionsIn(text);
  const range = (start: number, end: number): Range => ({
    start: position(start),
    end: position(Math.max(start, Math.min(end, text.length))),
  });
  const unreadable = (code: string, what: string, remedy: string): YamlSource => {
    const place = range(0, Math.min(text.length, 1));
    const problem: Problem = { severity: 'error', code, what, remedy, path: [], part: 'value', range: place };
    return { source: undefined, problems: [problem], locate: () => place };
  };
  if (text.length > largestFile)
    return unreadable(
      'too-large',
      `The file has ${text.length} characters; 1,048,576 are allowed.`,
      'An experiment has a few hundred lines.',
    );
  if (deeplyNested(text))
    return unreadable('too-deep', 'The file is nested too deeply.', 'An experiment needs five levels.');
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      stringKeys: true,
      prettyErrors: false,
      // Its own search is quadratic; `plainValue` finds keys that stand twice.
      uniqueKeys: false,
      logLevel: 'error',
    });
    const plain = plainValue(document.contents);
    const problems = [
      ...[...document.errors, ...document.warnings].map((error) => syntaxProblem(error, text, plain.spans, range)),
      ...plain.unreadable.map(({ span, ...wording }): Problem => ({
        ...wording,
        severity: 'error',
        path: [],
        part: 'value',
        range: range(...span),
      })),
    ].sort(byPosition);
    const locate = (path: Path, part: 'key' | 'value'): Range => {
      const [start, end] = nearestSpan(plain.spans, path, part, text);
      return range(start, end);
    };
    if (isPlainObject(plain.value)) return { source: plain.value, problems, locate };
    return {
      source: undefined,
      problems: problems.length > 0 ? problems : [notAMap(plain.value, locate([], 'value'))],
      locate,
    };
  } catch (error) {
    return unreadable('not-yaml', `The file can’t be read as YAML: ${messageOf(error)}.`, 'Check brackets and quotes.');
  }
}

function syntaxProblem(
  error: YAMLError,
  text: string,
  spans: ReadonlyMap<string, Span>,
  range: (start: number, end: number) => Range,
): Problem {
  const [what, remedy] = syntaxWording(error.code, error.message);
  const code = error.code.toLowerCase().replaceAll('_', '-');
  const [start, end] = spanToBlame(error, text, spans);
  return { severity: 'error', code, what, remedy, path: [], part: 'value', range: range(start, end) };
}

/** The text whose quote stays open, where the parser points behind it. */
function spanToBlame(error: YAMLError, text: string, spans: ReadonlyMap<string, Span>): readonly [number, number] {
  const [start, end] = error.pos;
  if (error.code !== 'MISSING_CHAR' || !error.message.includes('quote')) return [start, end];
  const open = [...spans.values()]
    .map(({ value }) => value)
    .find((value) => value[0] < start && value[1] >= start && /["']/.test(text[value[0]] ?? ''));
  return open === undefined ? [start, end] : firstLine([open[0], start], text);
}

function notAMap(value: unknown, range: Range): Problem {
  const empty = value === null;
  return {
    severity: 'error',
    code: empty ? 'empty' : 'wrong-type',
    what: empty ? 'The experiment is empty.' : 'An experiment is a group of keys, one a line.',
    remedy: 'Begin with `dataset:` and, indented below it, `source: phantom`.',
    path: [],
    part: 'value',
    range,
  };
}

function nearestSpan(
  spans: ReadonlyMap<string, Span>,
  path: Path,
  part: 'key' | 'value',
  text: string,
): readonly [number, number] {
  const exact = spans.get(pathText(path));
  if (exact !== undefined && path.length > 0) return part === 'key' ? (exact.key ?? exact.value) : exact.value;
  for (let length = path.length - 1; length > 0; length--) {
    const span = spans.get(pathText(path.slice(0, length)));
    if (span?.key !== undefined) return span.key;
    if (span !== undefined) return firstLine(span.value, text);
  }
  return firstLine(spans.get('')?.value ?? [0, 0], text);
}

function firstLine([start, end]: readonly [number, number], text: string): readonly [number, number] {
  const stop = text.slice(start, end).search(/\r?\n/);
  return [start, stop < 0 ? end : start + stop];
}

/** Brackets nested so deeply that a recursive reader could run out of stack, whatever is quoted or not. */
function deeplyNested(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) depth++;
    else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--;
    if (depth > 200) return true;
  }
  return false;
}

/** The finding as a problem at its place in the file. */
export function placed(finding: Finding, locate: YamlSource['locate']): Problem {
  return { ...finding, range: locate(finding.path, finding.part) };
}
