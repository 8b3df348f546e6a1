import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeImage } from '../../../src/data/decode/decode-image';
import { UndecodableImage, type DecodedImage } from '../../../src/data/decode/decoded-image';
import { dataSet, dicomFile, greyImage, type Elements, type Writing } from './dicom-writer';

const values = [0, 1, 500, 1000, 2000, 4095];
const decode = (elements: Elements, writing?: Writing): Promise<DecodedImage> =>
  decodeImage(dicomFile(elements, writing), 'salt');
const pixelsOf = ({ pixels }: DecodedImage): number[] => Array.from(pixels);
const refused = (bytes: Buffer, reason: RegExp): Promise<void> =>
  assert.rejects(decodeImage(bytes, 'salt'), (error: Error) => {
    assert.ok(error instanceof UndecodableImage, `${error.name}: ${error.message}`);
    assert.match(error.message, reason);
    return true;
  });

const writings: [string, Writing][] = [
  ['explicit little-endian', {}],
  ['implicit little-endian', { explicit: false }],
  ['explicit big-endian', { bigEndian: true }],
  ['deflated', { deflated: true }],
  ['explicit without preamble', { preamble: false }],
  ['implicit without preamble', { preamble: false, explicit: false }],
];
for (const [name, writing] of writings)
  test(`${name}: the same pixels`, async () => {
    const image = await decode({ '00080060': ['CS', 'MR'], ...greyImage(values, 3, {}, writing.bigEndian) }, writing);
    assert.deepEqual([image.width, image.height, image.channels], [3, 2, 1]);
    assert.deepEqual(pixelsOf(image), values);
    assert.deepEqual(image.range, [0, 65535]);
  });

test('rescaling and the window: value = slope · stored + intercept, the window is the range', async () => {
  const image = await decode(
    greyImage(values, 3, {
      '00281052': ['DS', '-1000'],
      '00281053': ['DS', '0.5'],
      '00281050': ['DS', '40\\500'],
      '00281051': ['DS', '400\\2000'],
    }),
  );
  assert.deepEqual(
    pixelsOf(image),
    values.map((value) => value / 2 - 1000),
  );
  assert.deepEqual(image.range, [-160, 239]);
});

test('MONOCHROME1 is turned within its range, so that larger is brighter', async () => {
  const image = await decode(greyImage(values, 3, { '00280004': ['CS', 'MONOCHROME1'], '00280101': ['US', 12], '00280102': ['US', 11] }));
  assert.deepEqual(
    pixelsOf(image),
    values.map((value) => 4095 - value),
  );
});

test('signed values of twelve bits keep their sign, and bits above them (overlays) are left out', async () => {
  const image = await decode(
    greyImage([0xf800, 0x07ff, 0xffff, 0x1001], 2, { '00280101': ['US', 12], '00280102': ['US', 11], '00280103': ['US', 1] }),
  );
  assert.deepEqual(pixelsOf(image), [-2048, 2047, -1, 1]);
  assert.deepEqual(image.range, [-2048, 2047]);
});

const colour = (planar: number, bytes: number[], photometric = 'RGB'): Elements => ({
  ...greyImage([0, 0], 2),
  '00280002': ['US', 3],
  '00280004': ['CS', photometric],
  '00280006': ['US', planar],
  '00280100': ['US', 8],
  '00280101': ['US', 8],
  '00280102': ['US', 7],
  '7fe00010': ['OB', Buffer.from(bytes)],
});
test('RGB by pixel and by plane give the same pixels', async () => {
  assert.deepEqual(pixelsOf(await decode(colour(0, [1, 2, 3, 4, 5, 6]))), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(pixelsOf(await decode(colour(1, [1, 4, 2, 5, 3, 6]))), [1, 2, 3, 4, 5, 6]);
});

test('YBR_FULL becomes RGB: grey stays grey, red is red', async () => {
  // ITU-R BT.601: red (255, 0, 0) is Y 76, Cb 85, Cr 255.
  const [r, g, b, ...grey] = pixelsOf(await decode(colour(0, [76, 85, 255, 90, 128, 128], 'YBR_FULL')));
  assert.deepEqual(grey, [90, 90, 90]);
  assert.ok(r! >= 253 && g! <= 2 && b! <= 2, `${r} ${g} ${b}`);
});

test('a palette is looked up, indices before its first entry take the first', async () => {
  const table = (...entries: number[]): Buffer => {
    const bytes = Buffer.alloc(entries.length * 2);
    entries.forEach((entry, i) => bytes.writeUInt16LE(entry, 2 * i));
    return bytes;
  };
  const image = await decode({
    ...greyImage([0, 10, 11, 12], 2, { '00280004': ['CS', 'PALETTE COLOR'] }),
    ...Object.fromEntries(['00281101', '00281102', '00281103'].map((tag) => [tag, ['US', table(3, 10, 16)] as const])),
    '00281201': ['OW', table(100, 200, 65535)],
    '00281202': ['OW', table(1, 2, 3)],
    '00281203': ['OW', table(7, 8, 9)],
  });
  assert.deepEqual(pixelsOf(image), [100, 1, 7, 100, 1, 7, 200, 2, 8, 65535, 3, 9]);
  assert.deepEqual(image.range, [0, 65535]);
});

test('of several frames the middle one is taken, with its own rescaling, and that is noted', async () => {
  const group = (slope: string): Elements => ({ '00289145': ['SQ', [{ '00281053': ['DS', slope], '00281052': ['DS', '1'] }]] });
  const image = await decode({
    ...greyImage([1, 2, 3, 4, 5, 6], 1),
    '00280008': ['IS', '3'],
    '00280010': ['US', 2],
    '52009230': ['SQ', [group('10'), group('20'), group('30')]],
  });
  assert.deepEqual(pixelsOf(image), [61, 81]);
  assert.match(image.note ?? '', /middle/);
});

test('a patient is known only as a salted hash', async () => {
  const image = (patient: string, salt: string): Promise<DecodedImage> =>
    decodeImage(dicomFile({ '00100010': ['PN', 'Doe^Jane'], '00100020': ['LO', patient], ...greyImage(values, 3) }), salt);
  const first = await image('ID-123', 'a');
  assert.match(first.patient ?? '', /^[0-9a-f]{64}$/);
  assert.equal((await image('ID-123 ', 'a')).patient, first.patient, 'padding does not count');
  assert.notEqual((await image('ID-124', 'a')).patient, first.patient);
  assert.notEqual((await image('ID-123', 'b')).patient, first.patient);
  assert.equal((await image('', 'a')).patient, undefined);
  assert.ok(!JSON.stringify(first).includes('Jane'));
});

test('compressed pixels are refused by the name of their syntax', async () => {
  await refused(dicomFile(greyImage(values, 3), { syntax: '1.2.840.10008.1.2.4.90' }), /JPEG 2000 Lossless, 1\.2\.840\.10008\.1\.2\.4\.90/);
  await refused(dicomFile(greyImage(values, 3), { syntax: '1.2.3.4' }), /unknown transfer syntax \(1\.2\.3\.4\)/);
});

test('pixels shorter than the image, no image, and huge claims are refused', async () => {
  await refused(dicomFile(greyImage(values, 3, { '00280010': ['US', 3] })), /truncated DICOM: 12 bytes of pixels where 18 are needed/);
  const { '7fe00010': pixels, ...without } = greyImage(values, 3);
  assert.ok(pixels);
  await refused(dicomFile(without), /no Pixel Data/);
  await refused(dicomFile(greyImage(values, 3, { '00280010': ['US', 65535], '00280011': ['US', 65535] })), /megapixels/);
  await refused(dicomFile(greyImage(values, 3, { '00280008': ['IS', '2000000000'] })), /claims \d+ MB/);
});

test('a deflated file that inflates without end is stopped', async () => {
  const bytes = dicomFile({ ...greyImage(values, 3), '7fe10010': ['OB', Buffer.alloc((1 << 27) + 10)] }, { deflated: true });
  assert.ok(bytes.length < 2_000_000);
  await refused(bytes, /cannot be inflated/);
});

test('sequences nested without end are refused, not a crash', async () => {
  const opening = Buffer.concat([
    Buffer.from([0x08, 0, 0x15, 0x11]),
    Buffer.from('SQ\0\0'),
    Buffer.from([255, 255, 255, 255, 0xfe, 0xff, 0, 0xe0, 255, 255, 255, 255]),
  ]);
  const head = dicomFile({});
  await refused(Buffer.concat([head, ...new Array<Buffer>(60_000).fill(opening)]), /nested too deeply|more than 200000 elements/);
});

test('a flood of empty elements is refused', async () => {
  const one = dataSet({ '00091001': ['LO', ''] }, true, false);
  await refused(Buffer.concat([dicomFile({}), ...new Array<Buffer>(210_000).fill(one)]), /more than 200000 elements/);
});
