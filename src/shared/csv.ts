import { csvFailures } from './failures/csv';

export interface CsvRow {
  /** Line of the file, from 1, on which the row begins. */
  readonly line: number;
  /** As many as the header has. */
  readonly fields: readonly string[];
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/**
 * Reads RFC 4180 text: fields quoted where need be, lines ended by CRLF, LF or CR, a byte-order mark and empty lines passed over.
 * Throws `csvFailures` with the line; `file` is named in them.
 */
export function parseCsv(text: string, file?: string): CsvTable {
  const [first, ...rows] = rowsOf(text, file);
  if (first === undefined) throw csvFailures.empty(file);
  const header = first.fields;
  const ragged = rows.find((row) => row.fields.length !== header.length);
  if (ragged !== undefined) throw csvFailures.fieldCount(file, ragged.line, ragged.fields.length, header.length);
  return { header, rows };
}

/** One line with its end (LF), each field quoted only where it must be. */
export function csvLine(fields: readonly string[]): string {
  // A row of one empty field would read as an empty line.
  if (fields.length === 1 && fields[0] === '') return '""\n';
  return `${fields.map(quoted).join(',')}\n`;
}

function quoted(field: string): string {
  return /[",\r\n\uFEFF]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function rowsOf(text: string, file: string | undefined): CsvRow[] {
  const rows: CsvRow[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const begun = line;
    const fields: string[] = [];
    let more = true;
    let quotes = false;
    while (more) {
      if (text[at] === '"') {
        quotes = true;
        const opened = line;
        let field = '';
        for (;;) {
          const close = text.indexOf('"', at + 1);
          if (close < 0) throw csvFailures.unterminatedQuote(file, opened);
          const part = text.slice(at + 1, close);
          field += part;
          line += lineEndsIn(part);
          at = close + 1;
          if (text[at] !== '"') break;
          field += '"';
        }
        if (at < text.length && !',\r\n'.includes(text[at]!)) throw csvFailures.textAfterQuote(file, line);
        fields.push(field);
      } else {
        const end = fieldEnd(text, at);
        fields.push(text.slice(at, end));
        at = end;
      }
      more = text[at] === ',';
      if (more) at++;
    }
    if (text[at] === '\r') at += text[at + 1] === '\n' ? 2 : 1;
    else if (text[at] === '\n') at++;
    line++;
    if (quotes || fields.length > 1 || fields[0] !== '') rows.push({ line: begun, fields });
  }
  return rows;
}

function fieldEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x0a || code === 0x0d) break;
  }
  return at;
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
