import { KindGuard, type TSchema } from '@sinclair/typebox';
import type { Problem } from '../../experiment/problem';
import { discriminatorOf, formsOf, isRequired } from '../../experiment/schema/fields';
import { asYaml } from '../../experiment/validation/wording';
import type { ExperimentDocument } from '../document/experiment-document';
import { insideOf, schemaAt } from '../document/groups';
import { isWord, nodeAt, type OutlineNode } from '../document/outline';
import type { NamedChange } from './change';

/** Writes a key that has to be there, with a value to begin with. */
export function addMissingKey(document: ExperimentDocument, { path }: Problem): NamedChange[] {
  const own = schemaAt(document, path);
  const discriminator = own === undefined ? undefined : discriminatorOf(own);
  const present = nodeAt(document.outline, path);
  // A group without the key that tells its forms apart.
  if (own !== undefined && discriminator !== undefined && present !== undefined && KindGuard.IsUnion(own))
    return [...formsOf(own, discriminator)]
      .map(([name, form]) =>
        insertion(document, present, linesFor(form, `${discriminator}: ${name}`, discriminator), true),
      )
      .filter((change) => change !== undefined);
  const key = path.at(-1);
  const group = nodeAt(document.outline, path.slice(0, -1));
  if (own === undefined || typeof key !== 'string' || group === undefined) return [];
  const change = insertion(document, group, keyLines(key, own));
  return change === undefined ? [] : [change];
}

/** The lines of a form: its discriminator, then what else it needs. */
function linesFor(form: TSchema, first: string, discriminator: string): readonly string[] {
  if (!KindGuard.IsObject(form)) return [first];
  const needed = Object.entries(form.properties).filter(([key, schema]) => key !== discriminator && isRequired(schema));
  return [first, ...needed.flatMap(([key, schema]) => keyLines(key, schema))];
}

function keyLines(key: string, schema: TSchema): readonly string[] {
  const inside = insideOf(schema, undefined);
  if (inside.kind === 'forms') {
    const [[name, form] = ['', undefined]] = [...inside.forms];
    const lines = form === undefined ? [] : linesFor(form, `${inside.key}: ${name}`, inside.key);
    return [`${key}:`, ...lines.map((line) => `  ${line}`)];
  }
  const examples = (schema['examples'] as readonly unknown[] | undefined) ?? [];
  const value =
    (schema.default as unknown) ??
    examples[0] ??
    (KindGuard.IsArray(schema) ? [0] : ((schema['minimum'] as unknown) ?? 0));
  if (Array.isArray(value)) return [`${key}: ${JSON.stringify(value)}`];
  return [`${key}: ${typeof value === 'string' ? asYaml(value) : JSON.stringify(value)}`];
}

/** Puts lines behind the first entry of a group, or at its top. */
function insertion(
  document: ExperimentDocument,
  group: OutlineNode,
  lines: readonly string[],
  atTop = false,
): NamedChange | undefined {
  const title = `Add \`${lines[0] ?? ''}\``;
  const { text } = document;
  if (group.flow !== undefined) {
    const { open, closed } = group.flow;
    if (group.shape !== 'map' || closed === undefined || lines.length > 1) return undefined;
    const json = text.trimStart().startsWith('{');
    const entry = json ? lines[0]!.replace(/^(\w+): /, '"$1": ').replace(/: ([A-Za-z.][^"]*)$/, ': "$1"') : lines[0]!;
    const at = open + 1;
    return { title, changes: [{ start: at, end: at, text: group.children.length > 0 ? ` ${entry},` : ` ${entry} ` }] };
  }
  if (group.scalar !== undefined || group.alias !== undefined) return undefined;
  const written = group.children.filter((child) => !isWord(child));
  const indent = written[0]?.indent ?? Math.max(0, group.indent + 2);
  const block = lines.map((line) => ' '.repeat(indent) + line).join('\n');
  if (group.parent === undefined) {
    const start = written[0] === undefined ? text.length : lineStart(text, written[0].start);
    const before = start > 0 && text[start - 1] !== '\n' ? '\n' : '';
    return { title, changes: [{ start, end: start, text: `${before}${block}\n${written.length > 0 ? '\n' : ''}` }] };
  }
  const after = lineEnd(text, written[0]?.start ?? group.start);
  const first = written[0];
  const at =
    first === undefined || atTop || first.children.length > 0 ? lineEnd(text, group.colon ?? group.start) : after;
  return { title, changes: [{ start: at, end: at, text: `\n${block}` }] };
}

function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  const end = found < 0 ? text.length : found;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
