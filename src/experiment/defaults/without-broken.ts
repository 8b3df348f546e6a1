import { isPlainObject, valueAt, type Path, type PlainObject } from '../paths';

/** A copy of the user's experiment without the values at these paths, so that the rest can be read. */
export function withoutBroken(source: PlainObject, broken: readonly Path[]): PlainObject {
  const copy = copied(source) as PlainObject;
  for (const path of broken) {
    const parent = valueAt(copy, path.slice(0, -1));
    const last = path.at(-1);
    if (isPlainObject(parent) && last !== undefined) Reflect.deleteProperty(parent, last);
    else if (Array.isArray(parent) && typeof last === 'number') parent[last] = undefined;
  }
  return copy;
}

/** A deep copy of plain data; maps have no prototype. */
export function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isPlainObject(value)) return value;
  const copy = Object.create(null) as PlainObject;
  for (const [key, item] of Object.entries(value)) copy[key] = copied(item);
  return copy;
}
