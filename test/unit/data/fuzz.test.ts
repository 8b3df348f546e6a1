import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { decodeImage } from '../../../src/data/decode/decode-image';
import { UndecodableImage } from '../../../src/data/decode/decoded-image';
import { dicomFile, greyImage, type Writing } from './dicom-writer';

const images = join(__dirname, '../../fixtures/data/images');
const rich = greyImage([1, 2, 3, 4, 5, 6], 3, {
  '00100020': ['LO', 'somebody'],
  '00081115': ['SQ', [{ '00081150': ['UI', '1.2.3'] }, { '00081199': ['SQ', [{ '00081155': ['UI', '1.2'] }]] }]],
  '00281050': ['DS', '40'],
  '00281051': ['DS', '80'],
});
const writings: Writing[] = [{}, { explicit: false }, { bigEndian: true }, { deflated: true }, { preamble: false }];
const seeds = [
  ...readdirSync(images).map((name) => ({ name, bytes: readFileSync(join(images, name)) })),
  ...writings.map((writing, i) => ({ name: `DICOM ${i}`, bytes: dicomFile(rich, writing) })),
];

/** Positions weigh towards the start, where heads and lengths lie. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }).map((u) => u * u),
    value: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 0x7f, 0x80, 0xff)),
    kind: fc.constantFrom('set', 'set', 'set', 'insert', 'remove', 'cut' as const),
  }),
  { minLength: 1, maxLength: 8 },
);

for (const { name, bytes } of seeds)
  test(`${name} with bytes changed at random gives an image or a reason, and soon`, async () => {
    // DICOM heads begin behind the preamble.
    const from = name.startsWith('DICOM') && bytes.length > 200 ? 128 : 0;
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        let changed = Buffer.from(bytes);
        for (const { at, value, kind } of changes) {
          const i = from + Math.floor(at * Math.max(1, changed.length - from));
          if (kind === 'set' && i < changed.length) changed[i] = value;
          if (kind === 'insert') changed = Buffer.concat([changed.subarray(0, i), Buffer.from([value]), changed.subarray(i)]);
          if (kind === 'remove') changed = Buffer.concat([changed.subarray(0, i), changed.subarray(i + 1)]);
          if (kind === 'cut' && value > 200) changed = changed.subarray(0, i);
        }
        if (name.endsWith('.png')) mendChecksums(changed);
        const start = performance.now();
        try {
          const image = await decodeImage(changed, 'salt');
          assert.equal(image.pixels.length, image.width * image.height * image.channels);
        } catch (error) {
          assert.ok(error instanceof UndecodableImage, String(error));
        }
        assert.ok(performance.now() - start < 2000);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

/** Makes the checksums of a changed PNG fit again, so that the changes reach what lies behind them. */
function mendChecksums(png: Buffer): void {
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    if (end + 4 > png.length) return;
    png.writeUInt32BE(crc32(png.subarray(at + 4, end)), end);
    at = end + 4;
  }
}
