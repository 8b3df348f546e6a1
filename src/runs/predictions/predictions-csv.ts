import { csvLine, parseCsv, type CsvRow } from '../../shared/csv';
import { runFailures } from '../../shared/failures/run';
import type { Prediction, Predictions } from './predictions';

const columns = ['id', 'group', 'label', 'predicted'];
const prefix = 'p:';

/**
 * `predictions.csv`: `id,group,label,predicted,` and `p:<class>` for each class; labels by name, every digit of the
 * probabilities. Throws `runFailures.notFinite`.
 */
export function predictionsToCsv({ classes, rows }: Predictions): string {
  const lines = [csvLine([...columns, ...classes.map((name) => prefix + name)])];
  for (const { id, group, label, predicted, probabilities } of rows) {
    const digits = classes.map((name, c) => {
      const p = probabilities[c]!;
      if (!Number.isFinite(p)) throw runFailures.notFinite(`The probability of ${name} for ${id}`);
      return String(p);
    });
    lines.push(csvLine([id, group, classes[label]!, classes[predicted]!, ...digits]));
  }
  return lines.join('');
}

/** Throws the failures of CSV, `runFailures.predictionsHeader` and `.predictionsRow`; `file` is named in them. */
export function predictionsFromCsv(text: string, file: string): Predictions {
  const { header, rows } = parseCsv(text, file);
  const wrong = columns.findIndex((name, i) => header[i] !== name);
  if (wrong >= 0)
    throw runFailures.predictionsHeader(
      file,
      `column ${wrong + 1} is '${header[wrong] ?? ''}', not ${columns[wrong]!}`,
    );
  const classes = header.slice(columns.length).map((name) => {
    if (!name.startsWith(prefix)) throw runFailures.predictionsHeader(file, `'${name}' does not begin with ${prefix}`);
    return name.slice(prefix.length);
  });
  if (classes.length < 2) throw runFailures.predictionsHeader(file, 'it names fewer than two classes');
  if (new Set(classes).size < classes.length) throw runFailures.predictionsHeader(file, 'it names a class twice');
  const indexOf = new Map(classes.map((name, i) => [name, i]));
  return { classes, rows: rows.map((row) => rowToPrediction(row, indexOf, file)) };
}

function rowToPrediction({ line, fields }: CsvRow, indexOf: ReadonlyMap<string, number>, file: string): Prediction {
  const classOf = (name: string): number => {
    const index = indexOf.get(name);
    if (index === undefined) throw runFailures.predictionsRow(file, line, `there is no class '${name}'`);
    return index;
  };
  const [id, group, label, predicted, ...digits] = fields as [string, string, string, string, ...string[]];
  const probabilities = digits.map((text) => {
    const p = text.trim() === '' ? NaN : Number(text);
    if (!(p >= 0 && p <= 1)) throw runFailures.predictionsRow(file, line, `'${text}' is no probability`);
    return p;
  });
  return { id, group, label: classOf(label), predicted: classOf(predicted), probabilities };
}
