import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(__dirname, '..', '..', '..');
/** What an extension consists of, as far as it is there; the packaged one has the same and minified bundles. */
const parts = [
  'package.json',
  'package.nls.json',
  'dist',
  'media',
  'l10n',
  'examples',
  'docs',
  'README.md',
  'CHANGELOG.md',
];

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Puts a copy of the working tree's extension among the installed ones, so that a build made meanwhile changes nothing
 * under a running test.
 */
export function stageExtension(extensionsFolder: string): void {
  const { publisher, name, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
  const folder = `${publisher}.${name}-${version}`;
  const target = join(extensionsFolder, folder);
  mkdirSync(target, { recursive: true });
  if (!existsSync(join(repository, 'dist', 'extension.js')))
    throw new Error('There is no dist/extension.js: npm run build');
  for (const part of parts)
    if (existsSync(join(repository, part))) cpSync(join(repository, part), join(target, part), { recursive: true });
  const entry = {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, fsPath: target, path: target, scheme: 'file' },
    relativeLocation: folder,
    metadata: { installedTimestamp: 1, source: 'vsix' },
  };
  writeFileSync(join(extensionsFolder, 'extensions.json'), JSON.stringify([entry]));
}
