import { CompletionItemKind } from 'vscode-languageserver';
import type { Path } from '../../experiment/paths';
import { isWord, type OutlineNode } from '../document/outline';
import { indented, rank, type Offer } from './insertion';
import { experimentSnippets, sectionSnippets, type SectionSnippet } from './section-snippets';

/** Whole sections that may begin as an entry of this group: its own content while it is empty, groups below it that are missing. */
export function sectionOffers(holder: OutlineNode, path: Path, indent: number): Offer[] {
  const written = holder.children.filter((child) => !isWord(child));
  const missing = (key: string): boolean => !written.some(({ step }) => step === key);
  const whole = path.length === 0 && missing('dataset') ? experimentSnippets : [];
  const own = written.length > 0 ? [] : snippetsAt(path);
  const below = Object.entries(sectionSnippets).flatMap(([place, snippets]) => {
    const dot = place.lastIndexOf('.');
    const key = place.slice(dot + 1);
    if (place.slice(0, Math.max(0, dot)) !== patternOf(path) || key.endsWith('[]') || !missing(key)) return [];
    return snippets.map((one) => ({
      ...one,
      label: `${key}: ${one.label}`,
      lines: [`${key}:`, ...one.lines.map((line) => `  ${line}`)],
    }));
  });
  return [...whole, ...own, ...below].map((one, index) => sectionOffer(one, indent, rank(8, index)));
}

/** New entries of a list of groups. */
export function itemSectionOffers(path: Path, indent: number): Offer[] {
  return snippetsAt([...path, 0]).map((one, index) => {
    const lines = one.lines.map((line, n) => (n === 0 ? `- ${line}` : `  ${line}`));
    return sectionOffer({ ...one, label: `- ${one.label}`, lines }, indent, rank(1, index));
  });
}

/** A section begun behind its key: on the lines below. */
export function sectionsBelowKey(path: Path, indent: number): Offer[] {
  return snippetsAt(path).map((one, index) => belowKey(one, indent, rank(5, index)));
}

export function belowKey(one: SectionSnippet, indent: number, sort: string): Offer {
  const offer = sectionOffer(one, indent, sort);
  return { ...offer, snippet: `\n${' '.repeat(indent)}${offer.snippet}` };
}

function sectionOffer({ label, description, lines }: SectionSnippet, indent: number, sort: string): Offer {
  const shown = lines.join('\n').replaceAll(/\$\{\d+[:|]([^}|,]*)[^}]*\}/g, '$1');
  return {
    ...{ label, sort, kind: CompletionItemKind.Snippet, snippet: indented(lines, indent) },
    description: `${description}\n\n\`\`\`yaml\n${shown}\n\`\`\``,
  };
}

function snippetsAt(path: Path): readonly SectionSnippet[] {
  return sectionSnippets[patternOf(path)] ?? [];
}

/** `model.blocks[]` */
function patternOf(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? '[]' : index === 0 ? step : `.${step}`)).join('');
}
