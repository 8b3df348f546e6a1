import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

interface Place {
  readonly folder: string;
  readonly target: string;
  readonly id: string;
  readonly version: string;
}

function placeIn(extensionsFolder: string): Place {
  const { publisher, name, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
  const folder = `${publisher}.${name}-${version}`;
  if (!existsSync(join(repository, 'dist', 'extension.js')))
    throw new Error('There is no dist/extension.js: npm run build');
  mkdirSync(extensionsFolder, { recursive: true });
  return { folder, target: join(extensionsFolder, folder), id: `${publisher}.${name}`, version };
}

/** What VS Code itself writes after an installation; without it a folder among the extensions counts for nothing. */
function listAsInstalled(extensionsFolder: string, { folder, target, id, version }: Place): void {
  const entry = {
    identifier: { id },
    version,
    location: { $mid: 1, fsPath: target, path: target, scheme: 'file' },
    relativeLocation: folder,
    metadata: { installedTimestamp: 1, source: 'vsix' },
  };
  writeFileSync(join(extensionsFolder, 'extensions.json'), JSON.stringify([entry]));
}

/**
 * Puts a copy of the working tree's extension among the installed ones, so that a build made meanwhile changes nothing
 * under a running test.
 */
export function stageExtension(extensionsFolder: string): void {
  const place = placeIn(extensionsFolder);
  mkdirSync(place.target);
  for (const part of parts)
    if (existsSync(join(repository, part)))
      cpSync(join(repository, part), join(place.target, part), { recursive: true });
  listAsInstalled(extensionsFolder, place);
}

/** The working tree itself as an installed extension: after a build, a reload of the window shows the change. */
export function linkExtension(extensionsFolder: string): void {
  const place = placeIn(extensionsFolder);
  rmSync(place.target, { force: true });
  symlinkSync(repository, place.target);
  listAsInstalled(extensionsFolder, place);
}
