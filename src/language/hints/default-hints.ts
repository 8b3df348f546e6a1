import { KindGuard, type TSchema } from '@sinclair/typebox';
import { InlayHintKind, type InlayHint } from 'vscode-languageserver';
import { valueAt, type Path } from '../../experiment/paths';
import type { ExperimentDocument } from '../document/experiment-document';
import { insideOf, schemaAt } from '../document/groups';
import { descendants, isWord, pathOf, plainOf, type OutlineNode, type Span } from '../document/outline';

/** A line holds no more of them; the rest is in the tooltip. */
const shownAtMost = 4;

/** What holds for the keys that a group leaves out, behind the group's own line. */
export function defaultHints(document: ExperimentDocument, span: Span): InlayHint[] {
  return [...descendants(document.outline)]
    .filter((node) => node.start <= span.end && node.end >= span.start && node.shape === 'map' && !node.inFlow)
    .flatMap((node) => hintFor(document, node));
}

function hintFor(document: ExperimentDocument, node: OutlineNode): InlayHint[] {
  const path = pathOf(node);
  const schema = schemaAt(document, path);
  if (schema === undefined || node.flow !== undefined) return [];
  const inside = insideOf(schema, plainOf(node));
  if (inside.kind !== 'keys') return [];
  const left = inside.properties.filter(
    ([key]) => !node.children.some((child) => child.step === key && !isWord(child)),
  );
  const texts = left.flatMap(([key, field]) => effective(document, [...path, key], key, field));
  if (texts.length === 0) return [];
  const more = texts.length > shownAtMost ? ' …' : '';
  const line = document.positions.positionAt(node.colon ?? node.start).line;
  const character = lineLength(document, line);
  return [
    {
      position: { line, character },
      label: `${texts.slice(0, shownAtMost).join(', ')}${more}`,
      kind: InlayHintKind.Parameter,
      paddingLeft: true,
      tooltip: {
        kind: 'markdown',
        value: `Defaults that hold here:\n\n${texts.map((text) => `- \`${text}\``).join('\n')}`,
      },
    },
  ];
}

/** A default that changes nothing, or that only some other choice reads, is not worth a word. */
function effective({ filled }: ExperimentDocument, path: Path, key: string, schema: TSchema): string[] {
  const value = valueAt(filled, path);
  if (/Read by/.test(schema.description ?? '') || KindGuard.IsObject(schema)) return [];
  if (typeof value === 'number') return value === 0 ? [] : [`${key}: ${value}`];
  return typeof value === 'string' && value !== '' && value !== 'none' ? [`${key}: ${value}`] : [];
}

function lineLength({ positions }: ExperimentDocument, line: number): number {
  const text = positions.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.replace(/[\r\n]+$/, '').length;
}
