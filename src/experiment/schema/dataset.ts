import { Type, type Static } from '@sinclair/typebox';

const Split = Type.Object({
  kind: Type.Union([Type.Literal('given'), Type.Literal('holdout'), Type.Literal('kfold')], { default: 'holdout' }),
  test: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, default: 0.2 }),
  validation: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0.1 }),
  folds: Type.Integer({ minimum: 2, maximum: 100, default: 5 }),
  fold: Type.Integer({ minimum: 0, default: 0 }),
});

/** Class name → the labels or folders that make it up; absent: every label is a class of its own, sorted by name. */
const Classes = Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())]));

export const PhantomDataset = Type.Object({
  source: Type.Literal('phantom'),
  imagesPerClass: Type.Integer({ minimum: 8, maximum: 20000, default: 300 }),
  split: Split,
});

/** `path/<class>/*` or, with `train` and `test`, `path/<train>/<class>/*`. */
export const FolderDataset = Type.Object({
  source: Type.Literal('folder'),
  path: Type.String(),
  train: Type.Optional(Type.String()),
  validation: Type.Optional(Type.String()),
  test: Type.Optional(Type.String()),
  classes: Type.Optional(Classes),
  /** Regular expression on the path below `path`; its first group names the patient or other unit never to be separated. */
  groupPattern: Type.Optional(Type.String()),
  split: Split,
});

export const ManifestDataset = Type.Object({
  source: Type.Literal('manifest'),
  manifest: Type.String(),
  /** Folder that the manifest's paths start from; absent: the manifest's own folder. */
  root: Type.Optional(Type.String()),
  columns: Type.Object({
    /** A column's name, or a template of columns such as `{split}/{class}/{file}`. */
    path: Type.String({ default: 'path' }),
    label: Type.String({ default: 'label' }),
    group: Type.Optional(Type.String()),
    split: Type.Optional(Type.String()),
  }),
  /** Keep only the rows whose columns hold these values. */
  where: Type.Optional(Type.Record(Type.String(), Type.String())),
  classes: Type.Optional(Classes),
  split: Split,
});

export const Dataset = Type.Union([PhantomDataset, FolderDataset, ManifestDataset]);
export type SplitConfig = Static<typeof Split>;
export type PhantomDatasetConfig = Static<typeof PhantomDataset>;
export type FolderDatasetConfig = Static<typeof FolderDataset>;
export type ManifestDatasetConfig = Static<typeof ManifestDataset>;
export type DatasetConfig = Static<typeof Dataset>;
