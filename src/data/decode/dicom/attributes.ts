import type { DataSet } from 'dicom-parser';
import { UndecodableImage } from '../decoded-image';

/** No attribute that is read here is longer; a longer one is not believed. */
const longest = 256;

/** Text of an attribute, undefined where it is missing or empty. Backslashes separate values. */
export function text(set: DataSet, tag: string): string | undefined {
  const element = set.elements[tag];
  if (element === undefined || element.length <= 0 || element.length > longest) return undefined;
  if (element.dataOffset + element.length > set.byteArray.length) return undefined;
  const value = set.string(tag);
  return value === undefined || value === '' ? undefined : value;
}

/** First value of a decimal or integer string. */
export function decimal(set: DataSet, tag: string): number | undefined {
  const value = Number.parseFloat(text(set, tag)?.split('\\')[0] ?? '');
  return Number.isFinite(value) ? value : undefined;
}

/** An unsigned 16-bit attribute; undefined where it is missing or shorter. */
export function short(set: DataSet, tag: string, index = 0): number | undefined {
  const element = set.elements[tag];
  if (element === undefined || element.length < 2 * (index + 1)) return undefined;
  if (element.dataOffset + 2 * (index + 1) > set.byteArray.length) return undefined;
  return set.uint16(tag, index);
}

export function needed(set: DataSet, tag: string, name: string): number {
  const value = short(set, tag);
  if (value === undefined) throw new UndecodableImage(`DICOM without ${name}`);
  return value;
}

/** The data set of item `index` of a sequence. */
export function item(set: DataSet | undefined, tag: string, index = 0): DataSet | undefined {
  return set?.elements[tag]?.items?.[index]?.dataSet;
}
