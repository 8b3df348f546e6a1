import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pageHtml } from '../../../src/webviews/host/page-html';

const dist = join(__dirname, '..', '..', '..', 'dist');

let started: Promise<string> | undefined;

/** Serves `dist/` and, at `/<name>/`, the HTML of the page `<name>.js`; one server a process, which ends with it. */
export function distOrigin(): Promise<string> {
  started ??= start();
  return started;
}

function start(): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    const { port } = server.address() as AddressInfo;
    const [, name] = /^\/([\w-]+)\/$/.exec(url) ?? [];
    if (name !== undefined) {
      response.setHeader('content-type', 'text/html');
      return response.end(htmlOf(name, `http://127.0.0.1:${port}`));
    }
    // Asked for by the browser itself
    if (url === '/favicon.ico') return response.writeHead(204).end();
    const file = join(dist, url);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', url.endsWith('.css') ? 'text/css' : 'text/javascript');
    return response.end(readFileSync(file));
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function htmlOf(name: string, origin: string): string {
  return pageHtml({
    title: name,
    script: `${origin}/${name}.js`,
    styles: [`${origin}/${name}.css`],
    source: origin,
    nonce: 'test',
    language: 'en',
  });
}
