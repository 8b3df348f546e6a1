// Prints the size of each minified bundle and of the .vsix: `npm run sizes`, after `npm run package`.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const repository = join(__dirname, '..');
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} kB`.padStart(8);

const dist = join(repository, '.cache', 'package', 'dist');
const bundles = readdirSync(dist).filter((name) => /\.(js|css|wasm)$/.test(name));
for (const name of bundles.sort()) {
  const content = readFileSync(join(dist, name));
  console.log(`${name.padEnd(32)}${kilobytes(content.length)}${kilobytes(gzipSync(content).length)} gzipped`);
}
for (const name of readdirSync(repository).filter((file) => file.endsWith('.vsix')))
  console.log(`${name.padEnd(32)}${kilobytes(statSync(join(repository, name)).size)}`);
