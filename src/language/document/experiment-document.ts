import type { Disk } from '../../experiment/disk';
import { parseExperiment, type ParsedExperiment } from '../../experiment/parse';
import { isPlainObject, type PlainObject } from '../../experiment/paths';
import { largestFile } from '../../experiment/reading/yaml-source';
import { fillContextual } from '../../experiment/defaults/contextual';
import { fill } from '../../experiment/defaults/fill';
import { withoutBroken } from '../../experiment/defaults/without-broken';
import type { DatasetConfig } from '../../experiment/schema/dataset';
import { Experiment, type ExperimentConfig } from '../../experiment/schema/experiment';
import { validate } from '../../experiment/validation/validate';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver';
import { knownCircuitCheck } from '../circuit/known-circuit';
import { plainOf, type OutlineNode, type Span } from './outline';
import { readOutline } from './read-outline';

/** An experiment file as it is being written, and what every feature reads of it. Each part is worked out when it is first asked for. */
export interface ExperimentDocument {
  readonly text: string;
  /** Absolute path, from whose folder relative paths start. */
  readonly file: string;
  readonly disk: Disk;
  readonly positions: TextDocument;
  /** By lines and indentation: for whatever the cursor is in, also in torn files. */
  readonly outline: OutlineNode;
  /** The outline as plain data. */
  readonly plain: PlainObject;
  /** As YAML and by the schema: for what is true of the file. */
  readonly parsed: ParsedExperiment;
  /** With every default, also in place of what is wrong: for showing, not for training. */
  readonly filled: FilledExperiment;
}

/** What stays undefined has no default: the dataset, or its path. */
export type FilledExperiment = Omit<ExperimentConfig, 'dataset'> & { readonly dataset: DatasetConfig | undefined };

export function experimentDocument(text: string, file: string, disk: Disk): ExperimentDocument {
  const positions = TextDocument.create('', '', 0, text);
  const outline = once(() => readOutline(text.length > largestFile ? '' : text));
  const parsed = once(() => parseExperiment(text, file, { disk, checks: [knownCircuitCheck] }));
  const plain = once(() => {
    const value = plainOf(outline());
    return isPlainObject(value) ? value : {};
  });
  const filled = once(() => parsed().config ?? filledFrom(plain(), file));
  return {
    ...{ text, file, disk, positions },
    get outline() {
      return outline();
    },
    get plain() {
      return plain();
    },
    get parsed() {
      return parsed();
    },
    get filled() {
      return filled();
    },
  };
}

function filledFrom(plain: PlainObject, file: string): FilledExperiment {
  const broken = validate(Experiment, plain, []).map(({ path }) => path);
  const config = fill(Experiment, withoutBroken(plain, broken)) as ExperimentConfig;
  fillContextual(config, file);
  return sound(config.dataset) ? config : { ...config, dataset: undefined };
}

/** Whether a dataset names where its images are. */
function sound(dataset: DatasetConfig | undefined): boolean {
  const place = dataset?.source === 'folder' ? dataset.path : dataset?.source === 'manifest' ? dataset.manifest : '';
  return dataset !== undefined && place !== undefined;
}

export function rangeOf({ positions }: ExperimentDocument, { start, end }: Span): Range {
  return { start: positions.positionAt(start), end: positions.positionAt(end) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
