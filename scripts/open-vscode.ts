// Opens a VS Code with the extension and the examples: `npm run vscode`. The desktop one where it is installed or can be
// downloaded; else code-server from npm, whose address it prints. The examples are copied, so that runs land elsewhere.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { startServer, userDataIn } from '../test/support/workbench/server';
import { writeSettings } from '../test/support/workbench/settings';
import { linkExtension } from '../test/support/workbench/staged-extension';
import type { CodeServer } from './code-server/releases';
import { findCodeServer, releaseNamed } from './code-server/releases';

const repository = join(__dirname, '..');
const root = join(repository, '.cache', 'vscode');

const hasDisplay =
  process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;

function exampleWorkspace(): string {
  const workspace = join(root, 'examples');
  mkdirSync(workspace, { recursive: true });
  cpSync(join(repository, 'examples'), workspace, { recursive: true });
  // The examples name `../data`
  const data = join(root, 'data');
  if (existsSync(join(repository, 'data')) && !existsSync(data)) symlinkSync(join(repository, 'data'), data);
  return workspace;
}

function installedDesktop(): string | undefined {
  if (!hasDisplay) return undefined;
  const found = spawnSync('code', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return found.status === 0 ? 'code' : undefined;
}

async function downloadedDesktop(): Promise<string | undefined> {
  if (!hasDisplay) return undefined;
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(repository, '.cache', 'vscode-desktop') });
  } catch (error) {
    console.log(`No desktop VS Code can be downloaded (${String(error)}); code-server from npm instead.`);
    return undefined;
  }
}

function openDesktop(program: string, workspace: string): void {
  const args = [workspace, join(workspace, 'phantom.experiment.yaml'), '--new-window'];
  const development = `--extensionDevelopmentPath=${repository}`;
  spawn(program, [...args, development, '--user-data-dir', join(root, 'desktop')], {
    stdio: 'ignore',
    detached: true,
    shell: process.platform === 'win32',
  }).unref();
  console.log(`Opened ${program} with the extension in ${workspace}`);
}

function installedCodeServer(): CodeServer {
  const installed = findCodeServer(releaseNamed('current')) ?? findCodeServer(releaseNamed('oldest'));
  if (installed !== undefined) return installed;
  const install = ['--import', 'tsx', join(__dirname, 'code-server', 'install.ts'), 'oldest'];
  console.log('Installing code-server from npm into .cache: about 300 MB, half a minute or more.');
  const { status } = spawnSync(process.execPath, install, { cwd: repository, stdio: 'inherit' });
  const found = findCodeServer(releaseNamed('oldest'));
  if (status !== 0 || found === undefined) throw new Error('code-server was not installed');
  return found;
}

async function openInBrowser(workspace: string): Promise<void> {
  const codeServer = installedCodeServer();
  const serverRoot = join(root, 'server');
  if (!existsSync(join(userDataIn(serverRoot), 'User', 'settings.json')))
    writeSettings(userDataIn(serverRoot), 'dark', true, { 'files.exclude': {} });
  linkExtension(join(serverRoot, 'extensions'));
  const server = await startServer({ codeServer, root: serverRoot, trusted: true });
  console.log(
    `VS Code ${codeServer.release.vscode} with the extension: ${server.url}/?folder=${encodeURIComponent(workspace)}`,
  );
  console.log('Ctrl-C ends it.');
  process.once('SIGINT', () => void server.stop().then(() => process.exit(0)));
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
}

async function main(): Promise<void> {
  const workspace = exampleWorkspace();
  const desktop = installedDesktop() ?? (await downloadedDesktop());
  if (desktop === undefined) await openInBrowser(workspace);
  else openDesktop(desktop, workspace);
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
