import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CodeServer } from '../../../scripts/code-server/releases';

export interface ServerOptions {
  readonly codeServer: CodeServer;
  /** A folder of the test's own: user data, extensions and the log go below it. */
  readonly root: string;
  readonly trusted: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
}

export interface Server {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly log: string;
  stop(): Promise<void>;
}

export const userDataIn = (root: string): string => join(root, 'user-data');
export const extensionsIn = (root: string): string => join(root, 'extensions');

/** Nothing of a VS Code that these tests run inside of, and no gallery. */
function environment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(VSCODE_|ELECTRON_|PASSWORD$|PORT$|NODE_OPTIONS$)/.test(key),
  );
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}', ...extra };
}

function baseArguments(root: string): string[] {
  const config = join(root, 'config.yaml');
  mkdirSync(extensionsIn(root), { recursive: true });
  writeFileSync(config, 'auth: none\ncert: false\n');
  return ['--config', config, '--user-data-dir', userDataIn(root), '--extensions-dir', extensionsIn(root)];
}

export function installVsix({ codeServer, root }: Pick<ServerOptions, 'codeServer' | 'root'>, vsix: string): void {
  const args = [codeServer.entry, ...baseArguments(root), '--install-extension', vsix];
  const { status, stdout, stderr } = spawnSync(codeServer.node, args, { env: environment({}), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${vsix} was not installed: ${stdout}${stderr}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilHealthy(child: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`code-server ended with ${child.exitCode}: see ${log}`);
    const healthy = await fetch(`${url}/healthz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (healthy) return;
    await setTimeout(100);
  }
  throw new Error(`code-server did not answer within 60 s: see ${log}`);
}

/** Ends a process group: asked first, killed after five seconds. */
async function endGroup(child: ChildProcess): Promise<void> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-child.pid!, name);
    } catch {
      // It is gone already
    }
  };
  const ended = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
  signal('SIGTERM');
  await Promise.race([ended, setTimeout(5000, undefined, { ref: false })]);
  signal('SIGKILL');
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { codeServer, root, trusted } = options;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check'],
    ...['--disable-getting-started-override', '--disable-proxy'],
    ...(trusted ? ['--disable-workspace-trust'] : []),
    ...(options.args ?? []),
  ];
  const child = spawn(codeServer.node, [codeServer.entry, ...baseArguments(root), ...args], {
    env: environment(options.env ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = join(root, 'code-server.log');
  const out = createWriteStream(log);
  child.stdout.pipe(out, { end: false });
  child.stderr.pipe(out, { end: false });
  await untilHealthy(child, url, log);
  return { url, port, pid: child.pid!, log, stop: () => endGroup(child) };
}
