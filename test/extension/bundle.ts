import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const repository = join(__dirname, '..', '..');

/** Bundles the suite for the extension host, below the repository so that mocha is found; gives its entry point. */
export async function bundleSuite(): Promise<string> {
  const outdir = join(repository, '.cache', 'extension-suite', String(process.pid));
  const suite = join(__dirname, 'suite');
  const tests = readdirSync(suite, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [join(__dirname, 'entry.ts'), ...tests.map((name) => join(suite, name))],
    outdir,
    outbase: __dirname,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'entry.js');
}

export const removeBundle = (entry: string): void => rmSync(join(entry, '..'), { recursive: true, force: true });
