// The releases of VS Code that the extension is tested in, as code-server from npm, and where they are installed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface CodeServerRelease {
  /** How the command line and the tests name it. */
  readonly name: 'oldest' | 'current';
  readonly vscode: string;
  readonly codeServer: string;
  /** Version of npm's `node` package that runs it. */
  readonly node: string;
  /** Arguments that this release needs before a page can run tests in its extension host. */
  readonly testArguments: readonly string[];
}

export interface CodeServer {
  readonly release: CodeServerRelease;
  readonly entry: string;
  readonly node: string;
}

export const releases: readonly CodeServerRelease[] = [
  // The oldest that `engines.vscode` allows
  { name: 'oldest', vscode: '1.100.3', codeServer: '4.100.3', node: '20.20.2', testArguments: [] },
  {
    name: 'current',
    vscode: '1.139.1',
    codeServer: '4.139.1',
    node: '24.21.0',
    testArguments: ['--vscode-option', 'enable-smoke-test-driver'],
  },
];

const cache = join(__dirname, '..', '..', '.cache');
export const nodeFolder = (release: CodeServerRelease): string => join(cache, 'node', release.node);
export const codeServerFolder = (release: CodeServerRelease): string => join(cache, 'code-server', release.codeServer);
export const nodeIn = (folder: string): string => join(folder, 'node_modules', 'node', 'bin', 'node');
export const entryIn = (folder: string): string =>
  join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');

/** Written last by the installer: without it a folder is half an installation. */
export const installedMark = 'installed.json';

export function releaseNamed(name: string): CodeServerRelease {
  const found = releases.find((release) => release.name === name);
  if (found === undefined)
    throw new Error(`No release '${name}'; there are: ${releases.map((r) => r.name).join(', ')}`);
  return found;
}

/**
 * The installed code-server of a release, or undefined. `HYBRID_QML_CODE_SERVER` names a folder that holds the oldest
 * release already (its `node_modules/code-server`), to be run by the Node that runs this.
 */
export function findCodeServer(release: CodeServerRelease): CodeServer | undefined {
  const given = process.env['HYBRID_QML_CODE_SERVER'];
  if (release.name === 'oldest' && given !== undefined && given !== '') {
    const entry = entryIn(given);
    if (!existsSync(entry)) throw new Error(`HYBRID_QML_CODE_SERVER: there is no ${entry}`);
    return { release, entry, node: process.execPath };
  }
  const folder = codeServerFolder(release);
  const node = nodeIn(nodeFolder(release));
  if (!existsSync(join(folder, installedMark)) || !existsSync(node)) return undefined;
  return { release, entry: entryIn(folder), node };
}
