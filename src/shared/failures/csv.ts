import { Failure } from '../failure';

export const csvFailures = {
  unterminatedQuote: (file: string | undefined, line: number) =>
    new Failure(
      'csv.unterminated-quote',
      'A quoted field opens here and is never closed.',
      'Close it with a double quote; a double quote inside a field is written twice.',
      at(file, line),
    ),
  textAfterQuote: (file: string | undefined, line: number) =>
    new Failure(
      'csv.text-after-quote',
      'Text follows the closing double quote of a field.',
      'Put a comma or a line end after the quote; a double quote inside a field is written twice.',
      at(file, line),
    ),
  empty: (file: string | undefined) =>
    new Failure('csv.empty', 'The table has no header line.', 'Give the columns names in the first line.', at(file, 1)),
  fieldCount: (file: string | undefined, line: number, found: number, expected: number) =>
    new Failure(
      'csv.field-count',
      `The row has ${found} fields where the header has ${expected}.`,
      'Quote fields that contain commas, and fill in missing ones.',
      at(file, line),
    ),
};

function at(file: string | undefined, line: number) {
  return file === undefined ? { line } : { file, line };
}
