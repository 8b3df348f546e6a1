import { Failure } from '../failure';

/** Everything that can stop a dataset from being used. A single bad file stops nothing: it is set aside. */
export const datasetFailures = {
  folderMissing: (folder: string, cause?: unknown) =>
    new Failure(
      'dataset.folder-missing',
      `The dataset's folder cannot be read${causeText(cause)}.`,
      'Check `dataset.path`; a relative path starts at the experiment file.',
      { file: folder },
    ),
  notOpened: (path: string, cause: unknown) =>
    new Failure(
      'dataset.not-opened',
      `The dataset cannot be opened${causeText(cause)}.`,
      'Put it there, or change its path in the experiments that name it.',
      { file: path },
    ),
  emptyFolder: (folder: string) =>
    new Failure(
      'dataset.empty-folder',
      'The dataset holds no image.',
      'Put PNG, JPEG or DICOM files into one sub-folder for each class.',
      { file: folder },
    ),
  noClasses: (folder: string) =>
    new Failure(
      'dataset.no-classes',
      'The folder has no sub-folder, so there are no classes.',
      'Make one sub-folder for each class, or describe the images in a manifest (`dataset.source: manifest`).',
      { file: folder },
    ),
  oneClass: (name: string) =>
    new Failure(
      'dataset.one-class',
      `There is only one class, '${name}'.`,
      'A classifier needs at least two: check the folders, the label column or `dataset.classes`.',
    ),
  emptyClass: (name: string, where: string) =>
    new Failure(
      'dataset.empty-class',
      `Class '${name}' has no image.`,
      'Add images to it, remove its folder, or leave it out of `dataset.classes`.',
      { file: where },
    ),
  unknownClassLabel: (name: string, label: string, known: readonly string[]) =>
    new Failure(
      'dataset.unknown-label',
      `dataset.classes puts label '${label}' into class '${name}', but no image has that label.`,
      `Labels found: ${quoted(known)}.`,
    ),
  labelInTwoClasses: (label: string, first: string, second: string) =>
    new Failure(
      'dataset.label-in-two-classes',
      `dataset.classes puts label '${label}' into both '${first}' and '${second}'.`,
      'Name each label once.',
    ),
  badGroupPattern: (pattern: string, why: string) =>
    new Failure(
      'dataset.bad-group-pattern',
      `dataset.groupPattern '${pattern}' is of no use: ${why}.`,
      'Write a regular expression with one group in round brackets that names the patient.',
    ),
  manifestUnreadable: (file: string, cause: unknown) =>
    new Failure(
      'dataset.manifest-unreadable',
      `The manifest cannot be read${causeText(cause)}.`,
      'Check `dataset.manifest`; a relative path starts at the experiment file.',
      { file },
    ),
  manifestColumn: (file: string, column: string, known: readonly string[]) =>
    new Failure(
      'dataset.manifest-column',
      `The manifest has no column '${column}'.`,
      `Its columns are ${quoted(known)}; see \`dataset.columns\` and \`dataset.where\`.`,
      { file, line: 1 },
    ),
  manifestColumnTwice: (file: string, column: string) =>
    new Failure('dataset.manifest-column-twice', `The manifest has two columns '${column}'.`, 'Rename one of them.', {
      file,
      line: 1,
    }),
  manifestEmpty: (file: string, filtered: boolean) =>
    new Failure(
      'dataset.manifest-empty',
      filtered ? 'No row of the manifest passes `dataset.where`.' : 'The manifest has no rows.',
      filtered ? 'Values are compared letter by letter.' : 'It needs a line of column names and a line for each image.',
      { file },
    ),
  unknownSplit: (value: string, where: string, line?: number) =>
    new Failure(
      'dataset.unknown-split',
      `'${value}' is not the name of a split.`,
      'Known are train (training), validation (val, valid, dev) and test (testing).',
      line === undefined ? { file: where } : { file: where, line },
    ),
  noGivenSplit: () =>
    new Failure(
      'dataset.no-given-split',
      'dataset.split.kind is `given`, but the dataset gives no split.',
      'Name the folders in `dataset.train` and `dataset.test`, or the column in `dataset.columns.split`; or use `holdout` or `kfold`.',
    ),
  foldOutOfRange: (fold: number, folds: number) =>
    new Failure(
      'dataset.fold-out-of-range',
      `dataset.split.fold is ${fold}, but there are ${folds} folds.`,
      `Folds are numbered from 0 to ${folds - 1}.`,
    ),
  emptySplit: (split: string, table: string, groups: number) =>
    new Failure(
      'dataset.empty-split',
      `The ${split} set has no image (${table}; ${groups} groups that are never separated).`,
      'Change `dataset.split`, or add data.',
    ),
  classMissingInSplit: (split: string, name: string, table: string, units: number) =>
    new Failure(
      'dataset.class-missing-in-split',
      `The ${split} set has no image of class '${name}' (${table}; '${name}' comes from ${units} ${units === 1 ? 'group that is' : 'groups that are'} never separated).`,
      'Merge or drop that class in `dataset.classes`, add data, or change `dataset.split`.',
    ),
  tooLittleLeft: (name: string, left: number, minimum: number, setAside: readonly { file: string; reason: string }[]) =>
    new Failure(
      'dataset.too-little-left',
      `Class '${name}' has ${left} readable ${left === 1 ? 'image' : 'images'}, at least ${minimum} are needed.${reasons(setAside)}`,
      'Repair or replace the files, or leave the class out.',
    ),
  tooManySetAside: (aside: number, total: number, setAside: readonly { file: string; reason: string }[]) =>
    new Failure(
      'dataset.too-many-set-aside',
      `${aside} of ${total} files cannot be used.${reasons(setAside)}`,
      'Training on the rest would mislead: repair or remove these files.',
    ),
  cacheUnusable: (folder: string, cause: unknown) =>
    new Failure(
      'dataset.cache-unusable',
      `The folder for decoded images cannot be written${causeText(cause)}.`,
      'Give a folder that can be written, or free some space.',
      { file: folder },
    ),
  cacheFull: (folder: string, needed: number, free: number | undefined) =>
    new Failure(
      'dataset.cache-full',
      `The decoded images need ${megabytes(needed)}${free === undefined ? ', and the disk is full' : `, and the disk has ${megabytes(free)} free`}.`,
      'Free some space, choose a smaller `preprocessing.size`, or let the cache lie on another disk.',
      { file: folder },
    ),
  cacheDamaged: (file: string, byte: number) =>
    new Failure(
      'dataset.cache-damaged',
      'A decoded image in the cache has changed since it was written.',
      'Delete this file; it is made anew at the next start.',
      { file, byte },
    ),
  unknownLabel: (folder: string, label: string, known: readonly string[]): Failure =>
    new Failure(
      'dataset.unknown-label',
      `There is a folder '${label}', which the trained model knows no class for.`,
      `Name the folders after its labels: ${known.join(', ')}.`,
      { file: folder },
    ),
  workerLost: (what: string) =>
    new Failure(
      'dataset.worker-lost',
      `The thread that reads the images ended: ${what}.`,
      'Start again; if it comes back, the machine may be short of memory.',
    ),
} as const;

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => `'${name}'`);
  return `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`;
}

function reasons(setAside: readonly { file: string; reason: string }[]): string {
  const shown = setAside.slice(0, 5).map(({ file, reason }) => `${file}: ${reason}`);
  if (shown.length === 0) return '';
  const more = setAside.length - shown.length;
  return ` Set aside: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

function causeText(cause: unknown): string {
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (code === 'ENOENT') return ': it does not exist';
  if (code === 'EACCES' || code === 'EPERM') return ': permission denied';
  if (code === 'ENOTDIR') return ': it is not a folder';
  return typeof code === 'string' ? ` (${code})` : '';
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
