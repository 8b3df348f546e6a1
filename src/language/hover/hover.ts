import { KindGuard, type TSchema } from '@sinclair/typebox';
import type { Hover } from 'vscode-languageserver';
import { valueAt, type Path } from '../../experiment/paths';
import { fieldMarkdown, typeText } from '../../experiment/publishing/describe';
import { choiceOf, discriminatorOf, formsOf } from '../../experiment/schema/fields';
import { findGate } from '../../quantum/gates/gate-table';
import { findAnsatz } from '../../quantum/templates/ansatz-table';
import { findEncoding } from '../../quantum/templates/encoding-table';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import { schemaAt } from '../document/groups';
import { partAt, pathOf, type OutlineNode } from '../document/outline';
import { layerDrawing } from './layer-drawing';
import { stateMemory } from './state-memory';
import { shapeTable } from './tensor-shapes';

/** What there is to say of the key or value at an offset. */
export function hoverAt(document: ExperimentDocument, offset: number): Hover | undefined {
  const found = partAt(document.outline, offset);
  if (found === undefined) return undefined;
  const { node, part, span } = found;
  const text = part === 'value' ? (aboutValue(document, node) ?? aboutKey(document, node)) : aboutKey(document, node);
  return text === undefined
    ? undefined
    : { contents: { kind: 'markdown', value: text }, range: rangeOf(document, span) };
}

function aboutKey(document: ExperimentDocument, node: OutlineNode): string | undefined {
  const path = pathOf(node);
  const schema = schemaAt(document, path);
  if (schema?.title === undefined) return undefined;
  const effective = effectiveText(document, path, schema);
  const title = `**${schema.title}** · ${shortType(schema)}`;
  const here = extras(document, path);
  // A picture stands first: a hover is not tall.
  const drawn = here.includes('data:image');
  const parts = drawn ? [title, here, fieldMarkdown(schema)] : [title, fieldMarkdown(schema), effective, here];
  return parts.filter((text) => text !== '').join('\n\n');
}

/** A choice of thirty names is told by completion, not here. */
function shortType(schema: TSchema): string {
  const names = KindGuard.IsUnion(schema) ? choiceOf(schema).literals.length : 0;
  return names > 8 ? `one of ${names} names` : typeText(schema);
}

/** What holds where the default is told in words. */
function effectiveText({ filled }: ExperimentDocument, path: Path, schema: TSchema): string {
  const value = valueAt(filled, path);
  if (schema['defaultText'] === undefined || (typeof value !== 'string' && typeof value !== 'number')) return '';
  return value === '' ? '' : `Here: \`${value}\``;
}

/** What this experiment makes of the field. */
function extras(document: ExperimentDocument, path: Path): string {
  switch (path.join('.')) {
    case 'model.quantum.qubits':
      return stateMemory(document.filled);
    case 'model.quantum.ansatz':
    case 'model.quantum.layers':
      return layerDrawing(document.filled.model.quantum);
    case 'model.blocks':
    case 'preprocessing.size':
      return shapeTable(document.filled);
    default:
      return '';
  }
}

/** The sentence of the value that is chosen. */
function aboutValue(document: ExperimentDocument, node: OutlineNode): string | undefined {
  const path = pathOf(node);
  const value = node.scalar?.value;
  const field = schemaAt(document, path);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const group = node.parent === undefined ? undefined : schemaAt(document, pathOf(node.parent));
  const description = formDescription(group, node.step, value) ?? literalDescription(field, value);
  if (description === undefined) return field?.title === 'Gate' ? aboutGate(String(value)) : undefined;
  const title = `**${value}** · ${field?.title ?? ''}`;
  return [title, extras(document, path), description, templateText(path, String(value))]
    .filter((text) => text !== '')
    .join('\n\n');
}

function literalDescription(schema: TSchema | undefined, value: string | number): string | undefined {
  if (schema === undefined || !KindGuard.IsUnion(schema)) return undefined;
  return choiceOf(schema).literals.find((literal) => literal.value === value)?.description;
}

function formDescription(
  group: TSchema | undefined,
  step: string | number,
  value: string | number,
): string | undefined {
  if (group === undefined || !KindGuard.IsUnion(group) || typeof step !== 'string' || discriminatorOf(group) !== step)
    return undefined;
  return formsOf(group, step).get(String(value))?.description;
}

/** Formula and source of an ansatz or encoding. */
function templateText(path: Path, name: string): string {
  const key = path.join('.');
  const row =
    key === 'model.quantum.ansatz'
      ? findAnsatz(name)
      : key === 'model.quantum.encoding'
        ? findEncoding(name)
        : undefined;
  return row === undefined ? '' : `Formula: ${row.formula}\n\nSource: ${row.source}`;
}

function aboutGate(name: string): string | undefined {
  const gate = findGate(name);
  return gate === undefined ? undefined : `**${gate.name}** · gate\n\n${gate.description}\n\nFormula: ${gate.formula}`;
}
