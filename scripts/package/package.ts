// Makes the one .vsix for all platforms, offline and without questions: `npm run package [-- --out FILE]`.
// Bundles are made anew, minified, in a folder of their own; .vscodeignore is the list of what goes in.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packagedReadme } from './packaged-readme';
import { thirdPartyNotices } from './third-party-notices';

const repository = join(__dirname, '..', '..');
const folders = ['media', 'l10n', 'syntaxes', 'snippets', 'examples', 'docs'];
const files = ['package.nls.json', 'CHANGELOG.md', 'LICENSE', '.vscodeignore'];
/** What stays behind; the command line and the quantum library are published to npm, not to VS Code. */
const onlyForBuilding = new Set(['scripts', 'devDependencies', 'optionalDependencies', 'exports', 'bin']);
const limit = 8 * 1024 * 1024; // bytes

type Manifest = Record<string, unknown> & { readonly name: string; readonly version: string };

function run(program: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

/** What only building needs does not travel. */
function packagedManifest(): Manifest {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
  const kept = Object.entries(manifest).filter(([key]) => !onlyForBuilding.has(key));
  return Object.fromEntries(kept) as Manifest;
}

function stage(folder: string): Manifest {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dist = join(folder, 'dist');
  run(process.execPath, ['esbuild.js', '--minify', '--metafile', `--outdir=${dist}`], repository);
  for (const name of [...folders, ...files])
    if (existsSync(join(repository, name))) cpSync(join(repository, name), join(folder, name), { recursive: true });
  const manifest = packagedManifest();
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, 'README.md'), packagedReadme(repository));
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(repository, dist));
  return manifest;
}

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const folder = join(repository, '.cache', 'package');
const { name, version } = stage(folder);
const out = resolve(values.out ?? join(repository, `${name}-${version}.vsix`));
const vsce = join(repository, 'node_modules', '@vscode', 'vsce', 'vsce');
const quiet = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
run(process.execPath, [vsce, 'package', ...quiet, '--out', out], folder);
const { size } = statSync(out);
if (size > limit) throw new Error(`${out} has ${(size / 1024 / 1024).toFixed(1)} MB: more than the 8 MB allowed`);
