// Installs a real VS Code for tests, code-server from npm, into .cache (git ignores it):
// `node --import tsx scripts/code-server/install.ts [oldest] [current]`. What is installed already is left alone.
// Its own postinstall is skipped: that one downloads from hosts other than the registry and breaks where they are out of
// reach; the few native modules that VS Code's server needs are built here. Needs ripgrep, python3, make and a C++
// compiler, and some 300 to 600 MB a release.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeServerRelease } from './releases';
import { codeServerFolder, entryIn, findCodeServer, installedMark, nodeFolder, nodeIn, releaseNamed } from './releases';

interface Shell {
  readonly env: NodeJS.ProcessEnv;
}

function run(program: string, args: readonly string[], cwd: string, shell: Shell): void {
  const { status } = spawnSync(program, args, { cwd, env: shell.env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} in ${cwd} ended with ${status}`);
}

const npm = (shell: Shell, cwd: string, ...args: string[]): void => run('npm', args, cwd, shell);

/** A folder of its own, so that nothing of the project's package.json is read or changed. */
function newPackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
}

function installNode(release: CodeServerRelease): void {
  const folder = nodeFolder(release);
  if (existsSync(nodeIn(folder))) return;
  newPackage(folder);
  npm({ env: process.env }, folder, 'install', '--no-audit', '--no-fund', `node@${release.node}`);
  if (!existsSync(nodeIn(folder))) throw new Error(`node@${release.node} was installed without ${nodeIn(folder)}`);
}

/** That Node first in the path, and its headers instead of a download. */
function shellWith(release: CodeServerRelease): Shell {
  const bin = dirname(nodeIn(nodeFolder(release)));
  const headers = join(bin, '..', 'node_modules', `node-${process.platform}-${process.arch}`);
  return { env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, npm_config_nodedir: headers } };
}

function installServer(release: CodeServerRelease): void {
  const folder = codeServerFolder(release);
  const shell = shellWith(release);
  newPackage(folder);
  const lean = ['--ignore-scripts', '--no-audit', '--no-fund'];
  npm(shell, folder, 'install', ...lean, `code-server@${release.codeServer}`);
  npm(shell, folder, 'rebuild', 'argon2');
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  npm(shell, server, 'install', ...lean, '--omit=dev');
  const native = [
    '@vscode/spdlog',
    '@vscode/native-watchdog',
    'native-watchdog',
    '@vscode/fs-copyfile',
    '@parcel/watcher',
  ];
  npm(shell, server, 'rebuild', ...native.filter((name) => existsSync(join(server, 'node_modules', name))));
  buildTerminal(shell, server);
  linkRipgrep(server);
  const builtIn = join(server, 'extensions');
  npm(shell, builtIn, 'install', ...lean, '--omit=dev');
  if (existsSync(join(builtIn, 'postinstall.mjs'))) run('node', ['postinstall.mjs'], builtIn, shell);
  writeFileSync(join(folder, installedMark), `${JSON.stringify(release)}\n`);
}

/** An old node-pty ends with an error after a build that succeeded: what it built is what counts. */
function buildTerminal(shell: Shell, server: string): void {
  spawnSync('npm', ['rebuild', 'node-pty'], { cwd: server, env: shell.env, stdio: 'ignore' });
  const built = ['build/Release', `prebuilds/${process.platform}-${process.arch}`];
  if (!built.some((folder) => existsSync(join(server, 'node_modules', 'node-pty', folder, 'pty.node'))))
    npm(shell, server, 'rebuild', 'node-pty');
}

/** Its own ripgrep would be downloaded; the system's serves. Without one, searching for files and activation events fail. */
function linkRipgrep(server: string): void {
  const bin = join(server, 'node_modules', '@vscode', 'ripgrep', 'bin');
  if (!existsSync(dirname(bin)) || existsSync(join(bin, 'rg'))) return;
  const { stdout } = spawnSync('sh', ['-c', 'command -v rg'], { encoding: 'utf8' });
  if (stdout.trim() === '') throw new Error('ripgrep is missing: install it (Debian: apt-get install ripgrep)');
  mkdirSync(bin, { recursive: true });
  symlinkSync(stdout.trim(), join(bin, 'rg'));
}

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : ['oldest']) {
  const release = releaseNamed(name);
  const began = performance.now();
  if (findCodeServer(release) === undefined) {
    installNode(release);
    installServer(release);
  }
  const found = findCodeServer(release);
  if (found === undefined || !existsSync(found.entry))
    throw new Error(`${name} did not install: no ${entryIn(codeServerFolder(release))}`);
  console.log(
    `VS Code ${release.vscode} (${name}): ${found.entry}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
}
