import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentLink } from 'vscode-languageserver';
import { resolveFrom } from '../../experiment/disk';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import { schemaAt } from '../document/groups';
import { descendants, pathOf, type OutlineNode } from '../document/outline';

/** Paths that lead to a file or folder, and papers that have an address of their own. */
export function documentLinks(document: ExperimentDocument): DocumentLink[] {
  return [...descendants(document.outline)].flatMap((node) => {
    const target = targetOf(document, node);
    if (target === undefined || node.scalar === undefined) return [];
    const kind = document.disk.kind(target);
    if (kind === undefined) return [];
    const tooltip = kind === 'file' ? 'Open the file' : 'Show the folder';
    return [{ range: rangeOf(document, node.scalar), target: pathToFileURL(target).href, tooltip }];
  });
}

function targetOf(document: ExperimentDocument, node: OutlineNode): string | undefined {
  const value = node.scalar?.value;
  if (typeof value !== 'string' || value === '') return undefined;
  const field = schemaAt(document, pathOf(node)) as { path?: string; folderBelow?: string } | undefined;
  if (field?.path !== undefined) return resolveFrom(document.file, value);
  const { dataset } = document.filled;
  if (field?.folderBelow === undefined || dataset?.source !== 'folder') return undefined;
  return join(resolveFrom(document.file, dataset.path), value);
}
