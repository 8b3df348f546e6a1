import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..', '..');

type Entry = Readonly<Record<string, unknown>>;

interface Manifest {
  readonly l10n: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly (Entry & { readonly command: string; readonly icon?: string | Entry })[];
    readonly menus: Readonly<Record<string, readonly (Entry & { readonly command: string; readonly when?: string })[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Entry>> }[];
  };
}

export const manifestText = readFileSync(join(root, 'package.json'), 'utf8');
export const manifest = JSON.parse(manifestText) as Manifest;
export const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

/** All TypeScript of the layers that run in the extension host, as one text. */
export function hostSource(): string {
  return ['extension.ts', 'commands', 'views', 'webviews', 'language', 'workspace'].map(sourceIn).join('\n');
}

/** All TypeScript of one layer, or one file. */
export function sourceIn(name: string): string {
  const path = join(root, 'src', name);
  if (name.endsWith('.ts')) return readFileSync(path, 'utf8');
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(join(path, file), 'utf8')).join('\n');
}

/** Every match of the pattern's first group. */
export function allMatches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found!);
}

/** Names in a `when` clause, without texts and patterns. */
export function contextKeys(when: string): string[] {
  const bare = when.replace(/=~ \/(?:[^/\\]|\\.)*\/i?/g, '').replace(/(==|!=) [\w.-]+/g, '');
  return allMatches(bare, /([A-Za-z][\w.-]*)/g);
}
