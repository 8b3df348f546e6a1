import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const name = '@tensorflow/tfjs-node';
const version = '4.22.0';

export interface FakeRegistry {
  readonly address: string;
  close(): void;
}

/** A package registry that has nothing but `@tensorflow/tfjs-node`, made of these files; `install` is its install script. */
export async function fakeRegistry(index: string, install?: string): Promise<FakeRegistry> {
  const archive = packed(index, install);
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    if (request.url?.endsWith('.tgz') === true) response.end(archive);
    else if (decodeURIComponent(request.url ?? '') === `/${name}`)
      response.setHeader('content-type', 'application/json').end(JSON.stringify(described(archive, port, install)));
    else response.writeHead(404).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close().closeAllConnections(),
  };
}

function manifest(install: string | undefined): object {
  return { name, version, main: 'index.js', ...(install !== undefined && { scripts: { install } }) };
}

function described(archive: Buffer, port: number, install: string | undefined): object {
  const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  const dist = { tarball: `http://127.0.0.1:${port}/${name}/-/tfjs-node-${version}.tgz`, integrity };
  const one = { ...manifest(install), hasInstallScript: install !== undefined, dist };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: one } };
}

function packed(index: string, install: string | undefined): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-registry-'));
  try {
    mkdirSync(join(folder, 'package'));
    writeFileSync(join(folder, 'package', 'package.json'), JSON.stringify(manifest(install)));
    writeFileSync(join(folder, 'package', 'index.js'), index);
    const { status, stderr } = spawnSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`tar: ${stderr}`);
    return readFileSync(join(folder, 'package.tgz'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
