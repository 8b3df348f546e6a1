import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine, parseCsv } from '../../../src/shared/csv';
import { Failure } from '../../../src/shared/failure';

test('reads quotes, CRLF, a byte-order mark and the lines that rows begin on', () => {
  const table = parseCsv('\uFEFFa,b\r\n1,"x, ""y""\r\nz"\r\n\r\n3,\n');
  assert.deepEqual(table.header, ['a', 'b']);
  assert.deepEqual(table.rows, [
    { line: 2, fields: ['1', 'x, "y"\r\nz'] },
    { line: 5, fields: ['3', ''] },
  ]);
});

test('what is wrong names its line', () => {
  const fails = (text: string, code: string, line: number) =>
    assert.throws(
      () => parseCsv(text, 'm.csv'),
      (thrown) =>
        thrown instanceof Failure &&
        thrown.code === code &&
        thrown.place.line === line &&
        thrown.place.file === 'm.csv',
    );
  fails('a,b\n1,2\n3,"4\n5,6\n', 'csv.unterminated-quote', 3);
  fails('a,b\n"1"x,2\n', 'csv.text-after-quote', 2);
  fails('a,b\n1,2,3\n', 'csv.field-count', 2);
  fails('', 'csv.empty', 1);
});

test('csv round trip of any text', () => {
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((n) => fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: n, maxLength: n }), { minLength: 1 }));
  fc.assert(
    fc.property(table, (rows) => {
      const read = parseCsv(rows.map(csvLine).join(''));
      assert.deepEqual([read.header, ...read.rows.map((row) => row.fields)], rows);
    }),
  );
});
