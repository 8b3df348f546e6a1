import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeImage } from '../../../src/data/decode/decode-image';
import { UndecodableImage } from '../../../src/data/decode/decoded-image';
import { parseDicom } from '../../../src/data/decode/dicom/data-set';
import { readPixelModule } from '../../../src/data/decode/dicom/pixel-module';
import { storedValues } from '../../../src/data/decode/dicom/stored-values';

interface IndexedFile {
  readonly file: string;
  readonly group: string;
  readonly transferSyntaxUID: string | null;
  readonly referenceDecode: { readonly shape: number[]; readonly dtype: string; readonly sha256: string } | null;
}

const folder = join(__dirname, '../../../../shared/data/dicom');
const absent = existsSync(folder) ? false : 'the real DICOM files are not at ../shared/data/dicom';
const files = absent ? [] : (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { files: IndexedFile[] }).files;
const uncompressed = /^1\.2\.840\.10008\.1\.2(\.1|\.1\.99|\.2)?$/;

test('uncompressed DICOM: the stored values of all frames are those of pydicom', { skip: absent }, () => {
  let compared = 0;
  for (const { file, transferSyntaxUID, referenceDecode } of files) {
    if (referenceDecode === null || !uncompressed.test(transferSyntaxUID ?? '')) continue;
    const module = readPixelModule(parseDicom(readFileSync(join(folder, file))));
    const sum = createHash('sha256');
    for (let frame = 0; frame < module.frames; frame++) sum.update(asBytes(storedValues(module, frame), referenceDecode.dtype));
    assert.equal(sum.digest('hex'), referenceDecode.sha256, file);
    compared++;
  }
  assert.ok(compared >= 50, `${compared} compared`);
});

test('every real file, however malformed, gives an image or a reason within a second', { skip: absent }, async () => {
  for (const { file, group } of files) {
    const bytes = readFileSync(join(folder, file));
    const start = performance.now();
    try {
      const image = await decodeImage(bytes, 'salt');
      assert.equal(image.pixels.length, image.width * image.height * image.channels, file);
    } catch (error) {
      assert.ok(error instanceof UndecodableImage, `${file}: ${String(error)}`);
      assert.ok(error.reason.length > 10, file);
    }
    const limit = group === 'malformed' ? 1000 : 5000;
    assert.ok(performance.now() - start < limit, `${file} took ${performance.now() - start} ms`);
  }
});

function asBytes(values: Float64Array, dtype: string): Uint8Array {
  const big = dtype.startsWith('>');
  const kind = big ? dtype.slice(1) : dtype;
  const size = { uint8: 1, uint16: 2, int16: 2, u2: 2, i2: 2, uint32: 4, u4: 4, float32: 4 }[kind]!;
  const view = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, i) => {
    if (kind === 'float32') view.setFloat32(i * 4, value, !big);
    else if (size === 4) view.setUint32(i * 4, value, !big);
    else if (size === 2) view.setUint16(i * 2, value & 0xffff, !big);
    else view.setUint8(i, value);
  });
  return new Uint8Array(view.buffer);
}
