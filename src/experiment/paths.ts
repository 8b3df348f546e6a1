/** Where a value stands in an experiment: keys and list positions (from 0) from the top. */
export type Path = readonly (string | number)[];

/** `model.blocks[1].filters`; '' for the whole experiment. */
export function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

/** Reads `model.blocks[1].filters` and `model.blocks.1.filters`. */
export function parsePath(text: string): Path {
  const steps = text.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Whether one of the two lies inside the other, or both are the same. */
export function related(a: Path, b: Path): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

/** Whether `path` is `group` or lies inside it. */
export function isWithin(path: Path, group: Path): boolean {
  return path.length >= group.length && group.every((step, index) => step === path[index]);
}

/** A map as read from a file: keys in the file's order, no prototype. */
export type PlainObject = Record<string, unknown>;

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined where the path leaves the data. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === 'number') here = here[step] as unknown;
    else if (isPlainObject(here) && Object.hasOwn(here, String(step))) here = here[String(step)];
    else return undefined;
  }
  return here;
}
