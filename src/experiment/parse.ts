import type { Check } from './checks/check';
import { experimentChecks } from './checks/experiment-checks';
import { runChecks } from './checks/run-checks';
import { fillContextual } from './defaults/contextual';
import { fill } from './defaults/fill';
import { withoutBroken } from './defaults/without-broken';
import type { Disk } from './disk';
import { applyOverrides } from './overrides';
import { isWithin, type PlainObject } from './paths';
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

/** More mistakes than this are not told: the file is hardly an experiment. */
const mostFindings = 1000;

/** Reads an experiment, YAML or JSON. Never throws: everything wrong is a problem with its place. */
export function parseExperiment(text: string, file: string, options: ParseOptions = {}): ParsedExperiment {
  const yaml = readYaml(text);
  if (yaml.source === undefined) return { source: {}, problems: yaml.problems };
  const torn = yaml.problems.find(({ code }) => code !== 'duplicate-key');
  const overridden = applyOverrides(yaml.source, options.overrides ?? []);
  const { source } = overridden;
  const found = validate(Experiment, source, []).slice(0, mostFindings);
  const broken = [...found, ...overridden.findings].map(({ path }) => path);
  const config = fill(Experiment, withoutBroken(source, broken)) as ExperimentConfig;
  fillContextual(config, file);
  if (torn === undefined) {
    const checks = [...experimentChecks, ...(options.checks ?? [])];
    found.push(...runChecks(checks, { config, source, file }, broken, options.disk));
  }
  const place = (finding: Finding): Problem => {
    const problem = quoted(placed(finding, yaml.locate), text);
    const set = overridden.set.findLast(({ path }) => isWithin(finding.path, path));
    return set === undefined ? problem : { ...problem, option: set.option };
  };
  const problems = [
    ...yaml.problems,
    ...found.map(place).filter((problem) => torn === undefined || believable(problem, torn)),
    ...overridden.findings.map((finding) => ({ ...place(finding), option: finding.option })),
  ].sort(byPosition);
  return problems.some(({ severity }) => severity === 'error') ? { source, problems } : { config, source, problems };
}

/** What seems to be missing in a torn file may stand in the torn part, and what stands behind the tear may be misread. */
function believable(problem: Problem, torn: Problem): boolean {
  if (problem.code === 'missing-key' || problem.code === 'no-value') return false;
  return problem.option !== undefined || problem.range.end.offset < torn.range.start.offset;
}

/** In JSON a text that replaces another has to be quoted too. */
function quoted(problem: Problem, text: string): Problem {
  const { fix, range } = problem;
  if (fix === undefined || text[range.start.offset] !== '"' || !text.trimStart().startsWith('{')) return problem;
  return /^[A-Za-z]/.test(fix.replace)
    ? { ...problem, fix: { ...fix, replace: JSON.stringify(fix.replace) } }
    : problem;
}
