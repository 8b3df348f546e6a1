import { isPlainObject, pathText, type Path } from '../../experiment/paths';

/** Values of an experiment by their path, such as `model.blocks[1].filters`, in the file's order; empty groups stand as `{}` or `[]`. */
export type FlatConfig = ReadonlyMap<string, string>;

export function flatConfig(config: object): FlatConfig {
  const flat = new Map<string, string>();
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value) && value.length > 0) value.forEach((item, i) => visit(item, [...path, i]));
    else if (isPlainObject(value) && Object.keys(value).length > 0)
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    else if (value !== undefined) flat.set(pathText(path), typeof value === 'string' ? value : JSON.stringify(value));
  };
  visit(config, []);
  return flat;
}
