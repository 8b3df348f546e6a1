import type { Check } from './checks/check';
import { experimentChecks } from './checks/experiment-checks';
import { runChecks } from './checks/run-checks';
import { fillContextual } from './defaults/contextual';
import { fill } from './defaults/fill';
import { withoutBroken } from './defaults/without-broken';
import type { Disk } from './disk';
import { applyOverrides } from './overrides';
import { related, type PlainObject } from './paths';
import { byPosition, type Finding, type Problem } from './problem';
import { placed, readYaml } from './reading/yaml-source';
import { Experiment, type ExperimentConfig } from './schema/experiment';
import { validate } from './validation/validate';

export interface ParseOptions {
  /** For checks of folders, files and tables; left out, these are not checked. */
  readonly disk?: Disk;
  /** `path=value` each, as `--set` gives them; they win over the file. */
  readonly overrides?: readonly string[];
  /** Further checks, by layers that know more than the language (the circuit's templates). */
  readonly checks?: readonly Check[];
}

export interface ParsedExperiment {
  /** With every default; absent where there is an error. */
  readonly config?: ExperimentConfig;
  /** The user's own keys and values, overrides applied; empty where the file is no map. */
  readonly source: PlainObject;
  /** All errors and warnings, by position. */
  readonly problems: readonly Problem[];
}

/** Reads an experiment, YAML or JSON. Never throws: everything wrong is a problem with its place. */
export function parseExperiment(text: string, file: string, options: ParseOptions = {}): ParsedExperiment {
  const yaml = readYaml(text);
  if (yaml.source === undefined) return { source: {}, problems: yaml.problems };
  const overridden = applyOverrides(yaml.source, options.overrides ?? []);
  const source = overridden.source;
  const found = validate(Experiment, source, []);
  const broken = [...found, ...overridden.findings]
    .filter(({ severity }) => severity === 'error')
    .map(({ path }) => path);
  const config = fill(Experiment, withoutBroken(source, broken)) as ExperimentConfig;
  fillContextual(config, file);
  if (yaml.problems.length === 0) {
    const checks = [...experimentChecks, ...(options.checks ?? [])];
    found.push(...runChecks(checks, { config, source, file }, broken, options.disk));
  }
  const place = (finding: Finding): Problem => {
    const set = overridden.set.findLast(
      (one) => related(one.path, finding.path) && one.path.length <= finding.path.length,
    );
    const problem = quoted(placed(finding, yaml.locate), text);
    return set === undefined ? problem : { ...problem, option: set.option };
  };
  const problems = [
    ...yaml.problems,
    ...believable(found, yaml.problems)
      .map(place)
      .filter((problem) => beforeSyntaxErrors(problem, yaml.problems)),
    ...overridden.findings.map((finding) => ({ ...place(finding), option: finding.option })),
  ].sort(byPosition);
  return problems.some(({ severity }) => severity === 'error') ? { source, problems } : { config, source, problems };
}

/** In a file that is torn, what seems to be missing may stand in the torn part. */
function believable(found: readonly Finding[], syntax: readonly Problem[]): readonly Finding[] {
  return syntax.length === 0 ? found : found.filter(({ code }) => code !== 'missing-key' && code !== 'no-value');
}

/** What stands behind a syntax error may have been misread. */
function beforeSyntaxErrors(problem: Problem, syntax: readonly Problem[]): boolean {
  const first = syntax.find(({ code }) => code !== 'duplicate-key');
  return first === undefined || problem.option !== undefined || problem.range.end.offset < first.range.start.offset;
}

/** In JSON a text that replaces another has to be quoted too. */
function quoted(problem: Problem, text: string): Problem {
  const { fix, range } = problem;
  if (fix === undefined || text[range.start.offset] !== '"' || !text.trimStart().startsWith('{')) return problem;
  return /^[A-Za-z]/.test(fix.replace)
    ? { ...problem, fix: { ...fix, replace: JSON.stringify(fix.replace) } }
    : problem;
}
