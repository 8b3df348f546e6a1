import { KindGuard, type TObject, type TSchema } from '@sinclair/typebox';
import { choiceOf, discriminatorOf, formsOf } from '../schema/fields';
import { Experiment } from '../schema/experiment';
import { defaultText, limitsWithUnit, typeText } from './describe';

/** The reference page of the experiment language, as Markdown: a table for each group of keys, then what each value means. */
export function referencePage(): string {
  return `${[introduction, ...sections(Experiment, '', 2)].join('\n\n')}\n`;
}

const introduction = `<!-- Generated from src/experiment/schema by \`npm run generate\`; do not edit. -->

# The experiment file

An experiment is a file \`*.experiment.yaml\` (YAML 1.2; JSON is YAML too): data, model, training and evaluation of one
run. It is data and can run nothing: there are no expressions and no tags. Only \`dataset\` is required; everything left out has its
default, and every default is written into the run folder's copy. A key that the language does not know is an error. This is a whole
experiment, a hybrid network on a folder of images:

\`\`\`yaml
dataset:
  source: folder
  path: data/brain-tumor
  train: Training
  test: Testing
\`\`\`

Relative paths start at the experiment file's folder. On the command line \`--set path=value\` overrides single values, such as
\`--set training.epochs=3 --set model.quantum=none --set 'model.blocks[0].filters=8'\`.`;

/** A group of keys and the groups inside it. */
function sections(schema: TObject, path: string, level: number): string[] {
  const result = path === '' ? [] : [heading(path, level), schema.description ?? ''];
  result.push(table(schema), ...details(schema, path));
  for (const [key, property] of Object.entries(schema.properties)) {
    const below = path === '' ? key : `${path}.${key}`;
    result.push(...groups(property, below, path === '' ? 2 : Math.min(level + 1, 4)));
  }
  return result;
}

function groups(schema: TSchema, path: string, level: number): string[] {
  if (KindGuard.IsObject(schema)) return sections(schema, path, level);
  if (KindGuard.IsArray(schema)) return groups(schema.items, `${path}[]`, level);
  if (!KindGuard.IsUnion(schema)) return [];
  const discriminator = discriminatorOf(schema);
  if (discriminator === undefined) return choiceOf(schema).others.flatMap((form) => groups(form, path, level));
  const forms = [...formsOf(schema, discriminator)];
  const shared = forms[0]?.[1].properties['split'];
  const own = forms.flatMap(([value, form]) => [
    heading(`${path} with ${discriminator}: ${value}`, level + 1),
    form.description ?? '',
    table(form),
    ...details(form, path),
    ...Object.entries(form.properties).flatMap(([key, property]) =>
      key === 'split' ? [] : groups(property, `${path}.${key}`, level + 2),
    ),
  ]);
  const split = shared !== undefined && KindGuard.IsObject(shared) ? sections(shared, `${path}.split`, level + 1) : [];
  return [heading(path, level), schema.description ?? '', ...own, ...split];
}

function heading(text: string, level: number): string {
  return `${'#'.repeat(level)} ${text}`;
}

function table(schema: TObject): string {
  const rows = Object.entries(schema.properties).map(([key, property]) => {
    const cells = [
      `\`${key}\``,
      kindCell(property),
      defaultText(property),
      limitsWithUnit(property),
      aboutCell(property),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  });
  return ['| Key | Value | Default | Limits, unit | What it is |', '|---|---|---|---|---|', ...rows].join('\n');
}

function kindCell(schema: TSchema): string {
  const long = KindGuard.IsUnion(schema) && choiceOf(schema).literals.length > 8;
  return long ? 'one of the values below' : typeText(schema);
}

function aboutCell(schema: TSchema): string {
  const { formula, paper, description } = schema as { formula?: string; paper?: string; description?: string };
  const extras = [formula === undefined ? '' : `Formula: ${formula}.`, paper === undefined ? '' : `*${paper}.*`];
  return [description ?? '', ...extras].filter((text) => text !== '').join(' ');
}

/** What each value of the group's choices means. */
function details(schema: TObject, path: string): string[] {
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    const choice = KindGuard.IsArray(property) ? property.items : property;
    if (!KindGuard.IsUnion(choice)) return [];
    const { literals } = choiceOf(choice);
    if (literals.length === 0) return [];
    const name = path === '' ? key : `${path}.${key}`;
    return [
      `**Values of ${name.replaceAll('[]', '')}**`,
      literals.map(({ value, description }) => `- \`${value}\`: ${description}`).join('\n'),
    ];
  });
}
