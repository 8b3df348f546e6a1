import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeImage } from '../../../src/data/decode/decode-image';
import { UndecodableImage } from '../../../src/data/decode/decoded-image';

interface Golden {
  decoded: Record<string, { shape: number[]; pixels: number[] }>;
}

const folder = join(__dirname, '../../fixtures/data/images');
const golden = JSON.parse(readFileSync(join(__dirname, '../../golden/data/images.json'), 'utf8')) as Golden;
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));

for (const [name, { shape, pixels }] of Object.entries(golden.decoded))
  test(`${name} decodes to what Pillow decodes`, async () => {
    const image = await decodeImage(bytesOf(name), 'salt');
    const [height, width, channels = 1] = shape;
    assert.deepEqual([image.height, image.width, image.channels], [height, width, channels]);
    // CMYK goes another way, through jpeg-js, whose inverse transform rounds differently.
    const tolerance = name === 'cmyk.jpg' ? 8 : 0;
    const worst = pixels.reduce((most, value, i) => Math.max(most, Math.abs(value - image.pixels[i]!)), 0);
    assert.ok(worst <= tolerance, `largest difference ${worst}`);
    assert.deepEqual(image.range, [0, name.includes('16') ? 65535 : 255]);
  });

test('the content decides, not the name: every image is recognised by its bytes alone', async () => {
  const renamed = await decodeImage(new Uint8Array(bytesOf('grey8.png')), 'salt');
  assert.equal(renamed.width, 23);
});

for (const name of Object.keys(golden.decoded))
  test(`${name} cut short anywhere is found out, never half an image`, async () => {
    const whole = bytesOf(name);
    for (let length = 0; length < whole.length; length += 1 + (length >> 4)) {
      const cut = whole.subarray(0, length);
      await assert.rejects(decodeImage(cut, 'salt'), UndecodableImage, `${length} of ${whole.length} bytes`);
    }
    await assert.rejects(decodeImage(whole.subarray(0, whole.length - 1), 'salt'), /truncated/);
  });

const others: [string, Buffer | string, RegExp][] = [
  ['nothing', '', /an empty file/],
  ['text', 'this is no image\n', /text, not an image/],
  ['GIF', 'GIF89a\x01\x00\x01\x00', /GIF/],
  ['TIFF', Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), /TIFF/],
  ['bytes of no meaning', Buffer.from([1, 200, 3, 255, 9, 9, 9, 9]), /not a PNG, JPEG or DICOM file/],
  ['NIfTI', Buffer.concat([Buffer.alloc(344), Buffer.from('n+1\0')]), /NIfTI/],
];
for (const [what, content, reason] of others)
  test(`${what} is refused by its name`, async () => {
    await assert.rejects(decodeImage(Buffer.from(content), 'salt'), reason);
  });

test('a PNG whose checksum is wrong is refused with the place of the chunk', async () => {
  const bytes = Buffer.from(bytesOf('grey8.png'));
  bytes[50]! ^= 1;
  await assert.rejects(decodeImage(bytes, 'salt'), (error: UndecodableImage) => {
    assert.match(error.reason, /checksum of chunk IDAT/);
    assert.equal(error.byte, 33);
    return true;
  });
});

test('a PNG that claims a huge size is refused before anything is allocated', async () => {
  const bytes = Buffer.from(bytesOf('grey8.png'));
  bytes.writeUInt32BE(60000, 16);
  bytes.writeUInt32BE(60000, 20);
  bytes.writeUInt32BE(crcOf(bytes.subarray(12, 29)), 29);
  await assert.rejects(decodeImage(bytes, 'salt'), /megapixels allowed/);
});

test('a PNG whose data inflates beyond its size is stopped', async () => {
  const { deflateSync } = await import('node:zlib');
  const whole = bytesOf('grey8.png');
  const bomb = deflateSync(Buffer.alloc(50_000_000));
  const chunk = Buffer.alloc(12 + bomb.length);
  chunk.writeUInt32BE(bomb.length, 0);
  chunk.write('IDAT', 4, 'latin1');
  bomb.copy(chunk, 8);
  chunk.writeUInt32BE(crcOf(chunk.subarray(4, 8 + bomb.length)), 8 + bomb.length);
  const bytes = Buffer.concat([whole.subarray(0, 33), chunk, whole.subarray(whole.length - 12)]);
  await assert.rejects(decodeImage(bytes, 'salt'), /more than its size claims/);
});

test('a JPEG that claims a huge size is refused before anything is allocated', async () => {
  const bytes = Buffer.from(bytesOf('grey.jpg'));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(65500, frame + 5);
  bytes.writeUInt16BE(65500, frame + 7);
  await assert.rejects(decodeImage(bytes, 'salt'), /megapixels allowed/);
});

test('after a damaged JPEG the next one decodes as ever', async () => {
  const good = await decodeImage(bytesOf('rgb-420.jpg'), 'salt');
  const bytes = Buffer.from(bytesOf('rgb-420.jpg'));
  bytes.fill(0x5a, bytes.length - 120, bytes.length - 20);
  await assert.rejects(decodeImage(bytes, 'salt'), /damaged JPEG/);
  assert.deepEqual((await decodeImage(bytesOf('rgb-420.jpg'), 'salt')).pixels, good.pixels);
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
