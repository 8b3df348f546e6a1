import { KindGuard, type TSchema } from '@sinclair/typebox';
import { pathText, type Path } from '../paths';
import type { Finding } from '../problem';
import { Experiment } from '../schema/experiment';
import { closest } from './closest';
import { either } from './wording';

/** Names that other tools use for a key of ours. */
const otherNames: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  wires: 'qubits',
  nqubits: 'qubits',
  nwires: 'qubits',
  depth: 'layers',
  nlayers: 'layers',
  feature_map: 'encoding',
  embedding: 'encoding',
  difmethod: 'gradient',
  diffmethod: 'gradient',
  measurements: 'observables',
  resolution: 'size',
  imagesize: 'size',
  directory: 'path',
  folder: 'path',
  type: 'kind',
  nesterov: 'momentum',
  scheduler: 'schedule',
  weights: 'classWeights',
  flip: 'mirror',
  batch: 'batchSize',
  nfolds: 'folds',
  csv: 'manifest',
  val: 'validation',
  features: 'units',
  pooling: 'pool',
  norm: 'normalisation',
};

/** A key that the group doesn't know, with the key that was probably meant, here or elsewhere. */
export function unknownKey(name: string, path: Path, known: readonly string[], group: string): Finding {
  const here = `\`${name}\` is no key of ${group === '' ? 'an experiment' : `\`${group}\``}.`;
  const base = { severity: 'error', code: 'unknown-key', what: here, path, part: 'key' } as const;
  if (name === '<<') return { ...base, remedy: 'Merge keys are not supported: write the keys themselves.' };
  const other = otherNames[name.toLowerCase().replaceAll(/[_-]/g, '')];
  const meant = closest(name, known) ?? (other !== undefined && known.includes(other) ? other : undefined);
  if (meant !== undefined)
    return { ...base, remedy: `Did you mean \`${meant}\`?`, fix: { title: `Change to \`${meant}\``, replace: meant } };
  const elsewhere = closest(name, [...keyHomes().keys()]) ?? '';
  const homes = keyHomes().get(elsewhere);
  if (homes !== undefined)
    return {
      ...base,
      remedy: `${elsewhere === name ? 'It' : `\`${elsewhere}\``} belongs in ${either(homes.map((home) => (home === '' ? 'the top level' : `\`${home}\``)))}.`,
    };
  return { ...base, remedy: `Known here: ${known.join(', ')}.` };
}

let homes: ReadonlyMap<string, readonly string[]> | undefined;

/** For each key of the language, the groups that have it. */
function keyHomes(): ReadonlyMap<string, readonly string[]> {
  if (homes !== undefined) return homes;
  const found = new Map<string, string[]>();
  const visit = (schema: TSchema, path: Path): void => {
    if (KindGuard.IsUnion(schema)) for (const form of schema.anyOf) visit(form, path);
    if (KindGuard.IsArray(schema)) visit(schema.items, [...path, 0]);
    if (!KindGuard.IsObject(schema)) return;
    const group = pathText(path).replaceAll('[0]', '[…]');
    for (const [key, field] of Object.entries(schema.properties)) {
      const list = found.get(key) ?? [];
      if (!list.includes(group)) found.set(key, [...list, group]);
      visit(field, [...path, key]);
    }
  };
  visit(Experiment, []);
  homes = found;
  return homes;
}
