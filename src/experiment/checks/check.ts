import { nearest } from '../../shared/did-you-mean';
import type { Disk } from '../disk';
import { parsePath, valueAt, type Path, type PlainObject } from '../paths';
import type { Finding, Fix, Severity } from '../problem';
import type { ExperimentConfig } from '../schema/experiment';
import { asYaml } from '../validation/wording';

/** What a check looks at. */
export interface CheckContext {
  /** With every default; sound at the paths that the check reads, perhaps not elsewhere. */
  readonly config: ExperimentConfig;
  /** What the user wrote. */
  readonly source: PlainObject;
  /** The experiment's file, from whose folder relative paths start. */
  readonly file: string;
}

/** A rule that a schema can't hold. Those that need the disk say so and are left out where there is none. */
export type Check =
  | {
      /** Paths of the values that it reads; it is left out while one of them is invalid. */
      readonly reads: readonly Path[];
      readonly run: (context: CheckContext) => readonly Finding[];
    }
  | {
      readonly reads: readonly Path[];
      readonly runOnDisk: (context: CheckContext, disk: Disk) => readonly Finding[];
    };

interface Extras {
  readonly part?: 'key' | 'value';
  readonly fix?: Fix;
}

export function finding(
  severity: Severity,
  code: string,
  path: Path,
  what: string,
  remedy: string,
  extras: Extras = {},
): Finding {
  return { severity, code, path, what, remedy, part: extras.part ?? 'value', ...(extras.fix && { fix: extras.fix }) };
}

/** The deepest of these paths that the user wrote, else the first: where a problem between several values is shown. */
export function writtenOf(source: PlainObject, ...paths: readonly Path[]): Path {
  return paths.find((path) => valueAt(source, path) !== undefined) ?? paths[0] ?? [];
}

/** Paths from their texts. */
export function at(...texts: readonly string[]): readonly Path[] {
  return texts.map(parsePath);
}

/** The change to the candidate that was probably meant, where there is one. */
export function changeTo(word: string, candidates: readonly string[]): Extras {
  const meant = nearest(word, candidates);
  return meant === undefined ? {} : { fix: { title: `Change to \`${meant}\``, replace: asYaml(meant) } };
}
