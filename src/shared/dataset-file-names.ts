import { extname } from 'node:path';

/** Files that lie beside images and are none; anything else is opened and judged by its content. */
const sidecars = new Set(
  '.csv .tsv .txt .json .jsonl .ndjson .md .xml .yaml .yml .html .htm .pdf .ini .db .log .py .ipynb .mat .npy .npz .xls .xlsx .doc .docx .zip'.split(
    ' ',
  ),
);

/** What a file or folder in a dataset is passed over as, by its name; undefined where it may be an image. */
export function ignoredAs(name: string): string | undefined {
  if (name.startsWith('.')) return 'hidden';
  if (/^(thumbs\.db|desktop\.ini|__macosx)$/i.test(name)) return name;
  const extension = extname(name).toLowerCase();
  return sidecars.has(extension) ? extension : undefined;
}
