import { Type, type Static } from '@sinclair/typebox';
import { about, keys, section } from './annotations';

/** The phantom's classes, sorted: three kinds of lesion and none. */
export const phantomClasses = ['glioma', 'meningioma', 'no-tumour', 'pituitary'] as const;

const SplitKind = Type.Union(
  [
    Type.Literal('given', {
      description:
        'The parts that the folders or the manifest’s split column name; nothing is drawn at random but a validation part, where none is named.',
    }),
    Type.Literal('holdout', { description: 'One random division into training, validation and test part.' }),
    Type.Literal('kfold', {
      description:
        'Cross-validation: `folds` equal parts, of which number `fold` is the test part; one run for each fold.',
    }),
  ],
  about(
    'Kind',
    'How images are divided. Random divisions keep each class’s share in every part and never separate a group.',
    {
      defaultText: '`given` where `train` and `test` folders or a split column are named, else `holdout`',
    },
  ),
);

const Split = section(
  {
    kind: SplitKind,
    test: Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      default: 0.2,
      ...about('Test share', 'Share of all images (of whole groups) kept for the final test. Read by `holdout` only.', {
        examples: [0.1, 0.2, 0.3],
      }),
    }),
    validation: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.1,
      ...about(
        'Validation share',
        'Share of what the test part leaves (of whole groups), kept aside to watch training and for early stopping. Not read where a validation part is named.',
        { examples: [0, 0.1, 0.15] },
      ),
    }),
    folds: Type.Integer({
      minimum: 2,
      maximum: 100,
      default: 5,
      ...about('Folds', 'Number of equal parts. Read by `kfold` only.', { examples: [5, 10] }),
    }),
    fold: Type.Integer({
      minimum: 0,
      maximum: 99,
      default: 0,
      ...about('Fold', 'Which part is the test part, counted from 0. Read by `kfold` only.'),
    }),
  },
  about('Split', 'How images are divided into a training, a validation and a test part.'),
);

const Classes = Type.Record(
  Type.String(),
  Type.Union(
    [
      Type.String({ minLength: 1, description: 'One label or folder.' }),
      Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description: 'Several labels or folders, merged.' }),
    ],
    about('Labels', 'The labels or folders that make up this class.'),
  ),
  {
    minProperties: 2,
    ...about(
      'Classes',
      'Class name → the labels or folders that make it up: to merge, rename or leave out labels, and to fix the order of classes.',
      {
        defaultText: 'every label is a class of its own, sorted by name',
        examples: [{ healthy: 'notumor', tumour: ['glioma', 'meningioma', 'pituitary'] }],
      },
    ),
  },
);

export const PhantomDataset = keys(
  {
    source: Type.Literal(
      'phantom',
      about('Source', 'Built-in procedural brain-MR-like slices in four classes; needs no files.'),
    ),
    imagesPerClass: Type.Integer({
      minimum: 8,
      maximum: 20000,
      default: 300,
      ...about(
        'Images per class',
        'How many slices are drawn for each of the four classes: glioma, meningioma, no-tumour, pituitary.',
        {
          unit: 'images',
          examples: [100, 300, 1000],
        },
      ),
    }),
    split: Split,
  },
  about(
    'Phantom',
    'Built-in, seeded, procedural brain-MR-like slices in four classes: to try the product, and to test a method on data whose truth is known. Needs no files.',
  ),
);

/** `path/<class>/*` or, with `train` and `test`, `path/<train>/<class>/*`. */
export const FolderDataset = keys(
  {
    source: Type.Literal('folder', about('Source', 'A tree of images with one folder for each class.')),
    path: Type.String({
      minLength: 1,
      ...about(
        'Path',
        'The folder that holds one folder of images (PNG, JPEG, DICOM) for each class. Relative to the experiment file’s folder.',
        {
          path: 'folder' as const,
          examples: ['../data/brain-tumor'],
        },
      ),
    }),
    train: Type.Optional(
      Type.String({
        minLength: 1,
        ...about(
          'Training folder',
          'The folder below `path` that holds the class folders for training, where the set is divided already.',
          {
            folderBelow: 'path' as const,
            defaultText: 'not divided: class folders stand in `path`',
            examples: ['Training', 'train'],
          },
        ),
      }),
    ),
    validation: Type.Optional(
      Type.String({
        minLength: 1,
        ...about('Validation folder', 'The folder below `path` that holds the class folders for validation.', {
          folderBelow: 'path' as const,
          defaultText: '`split.validation` of the training part',
          examples: ['Validation', 'val'],
        }),
      }),
    ),
    test: Type.Optional(
      Type.String({
        minLength: 1,
        ...about('Test folder', 'The folder below `path` that holds the class folders for the final test.', {
          folderBelow: 'path' as const,
          examples: ['Testing', 'test'],
          defaultText: 'not divided: class folders stand in `path`',
        }),
      }),
    ),
    classes: Type.Optional(Classes),
    groupPattern: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 500,
        format: 'regex',
        ...about(
          'Group pattern',
          'Regular expression on each file’s path below `path`; its first group names the patient (or other unit) that no split may separate. Slices of one patient in both training and test make results look far better than they are.',
          {
            paper: 'Yagis et al. 2021, Sci. Rep. 11, 22544',
            defaultText: 'each file is a group of its own (DICOM: the patient)',
            examples: ['(sub-\\d+)', '^[^/]+/([^_]+)_'],
          },
        ),
      }),
    ),
    split: Split,
  },
  about('Folder', 'A tree of images with one folder for each class.'),
);

const Columns = section(
  {
    path: Type.String({
      minLength: 1,
      default: 'path',
      ...about('Path column', 'The column that holds each image’s path, or a template of columns in braces.', {
        names: 'column' as const,
        examples: ['path', '{split}/{class}/{file}'],
      }),
    }),
    label: Type.String({
      minLength: 1,
      default: 'label',
      ...about('Label column', 'The column that holds each image’s label.', {
        names: 'column' as const,
        examples: ['label', 'class', 'diagnosis'],
      }),
    }),
    group: Type.Optional(
      Type.String({
        minLength: 1,
        ...about('Group column', 'The column that names the patient, or another unit that no split may separate.', {
          names: 'column' as const,
          defaultText: 'each row is a group of its own',
          examples: ['patient', 'subject'],
        }),
      }),
    ),
    split: Type.Optional(
      Type.String({
        minLength: 1,
        ...about(
          'Split column',
          'The column that says `train`, `validation` or `test` for each row; `Training`, `val`, `Testing` and the like are understood.',
          {
            names: 'column' as const,
            defaultText: 'not divided: the split is drawn',
            examples: ['split'],
          },
        ),
      }),
    ),
  },
  about('Columns', 'Which columns of the manifest mean what.'),
);

export const ManifestDataset = keys(
  {
    source: Type.Literal(
      'manifest',
      about('Source', 'A CSV table that names images, labels and, where it has them, patients and parts.'),
    ),
    manifest: Type.String({
      minLength: 1,
      ...about(
        'Manifest',
        'A CSV file with a header line and one row for each image. Relative to the experiment file’s folder.',
        {
          path: 'file' as const,
          examples: ['../data/brain-tumor/manifest.csv'],
        },
      ),
    }),
    root: Type.Optional(
      Type.String({
        minLength: 1,
        ...about('Root', 'The folder that the manifest’s paths start from. Relative to the experiment file’s folder.', {
          path: 'folder' as const,
          defaultText: 'the manifest’s own folder',
        }),
      }),
    ),
    columns: Columns,
    where: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        ...about('Where', 'Keep only the rows whose columns hold these values.', {
          names: 'column' as const,
          defaultText: 'all rows',
          examples: [{ present: '1' }],
        }),
      }),
    ),
    classes: Type.Optional(Classes),
    split: Split,
  },
  about('Manifest', 'A table (CSV) that names images, labels and, where it has them, patients and parts.'),
);

export const Dataset = Type.Union([PhantomDataset, FolderDataset, ManifestDataset], {
  discriminator: { propertyName: 'source' },
  ...about('Dataset', 'Where images and labels come from, and how they are divided.'),
});
export type SplitConfig = Static<typeof Split>;
export type PhantomDatasetConfig = Static<typeof PhantomDataset>;
export type FolderDatasetConfig = Static<typeof FolderDataset>;
export type ManifestDatasetConfig = Static<typeof ManifestDataset>;
export type DatasetConfig = Static<typeof Dataset>;
