import { dirname, relative, sep } from 'node:path';

/** A template with its data's path, as it reads from the new file's folder, in place of the one it names. */
export function withData(text: string, named: string, data: string, file: string): string {
  const path = relative(dirname(file), data).split(sep).join('/') || '.';
  const key = new RegExp(`^( +(?:path|manifest): )${escaped(named)}(?= |$)`, 'm');
  return text.replace(key, (_, before: string) => `${before}${scalar(path)}`);
}

/** A plain YAML scalar where the path can be one, quoted otherwise. */
function scalar(path: string): string {
  return /^[\w./][\w./-]*( [\w./-]+)*$/.test(path) ? path : `'${path.replaceAll("'", "''")}'`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The first name of `stem.experiment.yaml`, `stem-2.experiment.yaml`, … that is not taken. */
export function freeName(stem: string, taken: (name: string) => boolean): string {
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? '' : `-${n}`}.experiment.yaml`;
    if (!taken(name)) return name;
  }
}
