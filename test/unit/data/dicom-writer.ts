import { deflateRawSync } from 'node:zlib';

/** An element: VR and value; a list of element maps is a sequence. */
export type Value = readonly [vr: string, value: Buffer | string | number | readonly Elements[]];
export type Elements = Readonly<Record<string, Value>>;

export interface Writing {
  readonly explicit?: boolean;
  readonly bigEndian?: boolean;
  readonly deflated?: boolean;
  readonly syntax?: string;
  readonly preamble?: boolean;
}

const longForms = ['OB', 'OW', 'OF', 'OD', 'SQ', 'UN', 'UT'];

/** Writes a DICOM file of `tag: [vr, value]`, tags as `ggggeeee`; numbers are US values. */
export function dicomFile(elements: Elements, writing: Writing = {}): Buffer {
  const { explicit = true, bigEndian = false, deflated = false, preamble = true } = writing;
  const syntax =
    writing.syntax ??
    (deflated ? '1.2.840.10008.1.2.1.99' : bigEndian ? '1.2.840.10008.1.2.2' : explicit ? '1.2.840.10008.1.2.1' : '1.2.840.10008.1.2');
  const body = dataSet(elements, explicit, bigEndian);
  if (!preamble) return body;
  const meta = dataSet({ '00020010': ['UI', syntax] }, true, false);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), meta, deflated ? deflateRawSync(body) : body]);
}

export function dataSet(elements: Elements, explicit: boolean, bigEndian: boolean): Buffer {
  const number = (value: number, bytes: 2 | 4): Buffer => {
    const buffer = Buffer.alloc(bytes);
    if (bigEndian) buffer.writeUIntBE(value, 0, bytes);
    else buffer.writeUIntLE(value, 0, bytes);
    return buffer;
  };
  const tag = (name: string): Buffer =>
    Buffer.concat([number(Number.parseInt(name.slice(0, 4), 16), 2), number(Number.parseInt(name.slice(4), 16), 2)]);
  const content = (value: Value[1]): Buffer => {
    if (typeof value === 'number') return number(value, 2);
    if (Buffer.isBuffer(value)) return value;
    if (typeof value === 'string') return Buffer.from(value.length % 2 === 0 ? value : `${value} `, 'latin1');
    const items = (value).map((item) => dataSet(item, explicit, bigEndian));
    return Buffer.concat(items.flatMap((item) => [tag('fffee000'), number(item.length, 4), item]));
  };
  const parts = Object.entries(elements)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, [vr, value]]) => {
      const bytes = content(value);
      if (!explicit) return [tag(name), number(bytes.length, 4), bytes];
      if (longForms.includes(vr)) return [tag(name), Buffer.from(vr), Buffer.alloc(2), number(bytes.length, 4), bytes];
      return [tag(name), Buffer.from(vr), number(bytes.length, 2), bytes];
    });
  return Buffer.concat(parts);
}

/** A grey image of 16-bit words; further elements are added or replace these. */
export function greyImage(values: readonly number[], width: number, further: Elements = {}, bigEndian = false): Elements {
  const words = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => (bigEndian ? words.writeUInt16BE(value & 0xffff, 2 * i) : words.writeUInt16LE(value & 0xffff, 2 * i)));
  return {
    '00280002': ['US', 1],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280010': ['US', values.length / width],
    '00280011': ['US', width],
    '00280100': ['US', 16],
    '00280101': ['US', 16],
    '00280102': ['US', 15],
    '00280103': ['US', 0],
    '7fe00010': ['OW', words],
    ...further,
  };
}
