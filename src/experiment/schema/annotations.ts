import { Type, type TObject, type TProperties } from '@sinclair/typebox';

/** What a field of the experiment language carries beside its JSON Schema; completion, hover and the reference page read it. */
export interface Annotations {
  readonly title: string;
  /** One to three sentences: what it is, and why one would change it. */
  readonly description: string;
  readonly unit?: string;
  readonly formula?: string;
  /** Where the method comes from. */
  readonly paper?: string;
  /** Tells the default in words where it depends on the rest of the file. */
  readonly defaultText?: string;
  /** What a text's `pattern` asks for, in words. */
  readonly patternText?: string;
  readonly examples?: readonly unknown[];
  /** The text names a file or a folder, relative to the experiment file's folder. */
  readonly path?: 'file' | 'folder';
  /** The text names a folder below this sibling key. */
  readonly folderBelow?: 'path';
  /** The text, or each key of the map, names a column of the manifest or a class of the data. */
  readonly names?: 'column' | 'class';
}

type Extras = Omit<Annotations, 'title' | 'description'>;

/** The annotations of one field, to be spread into its schema's options. */
export function about<E extends Extras>(title: string, description: string, extras?: E): Annotations & E {
  return { title, description, ...(extras ?? ({} as E)) };
}

/** A group of keys that knows no others. */
export function keys<P extends TProperties>(properties: P, annotations: Annotations): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, ...annotations });
}

/** A group of keys that may be left out: each then has its default. */
export function section<P extends TProperties>(properties: P, annotations: Annotations): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, default: {}, ...annotations });
}
