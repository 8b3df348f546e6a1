import { resolve } from 'node:path';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Disk } from '../../experiment/disk';
import { literal, rank, suggestAgain, type Offer } from './insertion';

/** More entries than this are not listed: the folder holds images. */
const most = 200;

export interface PathQuery {
  /** The folder that the path starts from. */
  readonly start: string;
  /** What is written up to the cursor. */
  readonly typed: string;
  readonly wanted: 'file' | 'folder';
  /** `..` may be offered. */
  readonly upwards: boolean;
}

/** Folders, and tables where a file is wanted, that continue a path. */
export function pathOffers({ start, typed, wanted, upwards }: PathQuery, disk: Disk): Offer[] {
  const slash = typed.lastIndexOf('/');
  const folder = resolve(start, slash < 0 ? '.' : typed.slice(0, slash + 1));
  const folders = disk.folders(folder).slice(0, most);
  const files = wanted === 'file' ? disk.fileNames(folder).filter((name) => /\.(csv|tsv|txt)$/i.test(name)) : [];
  const up = upwards && /^(\.\.\/)*\.{0,2}$/.test(typed) ? ['..'] : [];
  return [
    ...files.slice(0, most).map((name, index) => entry(name, CompletionItemKind.File, rank(0, index))),
    ...folders.map((name, index) => entry(name, CompletionItemKind.Folder, rank(1, index), wanted === 'file')),
    ...up.map((name) => entry(name, CompletionItemKind.Folder, rank(2, 0), true)),
  ];
}

function entry(name: string, kind: CompletionItemKind, sort: string, goesOn = false): Offer {
  const path = goesOn ? `${name}/` : name;
  return { label: path, kind, snippet: literal(path), sort, ...(goesOn && { then: suggestAgain }) };
}
