import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';

const folder = join('src', 'reporting');

test('everything but what reads files can be bundled for a browser', async () => {
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(`files${sep}`))
    .map((file) => `import './${file.replaceAll(sep, '/')}';`);
  assert.ok(modules.length > 40);
  const bundle = async (contents: string): Promise<number> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder, loader: 'ts' },
      bundle: true,
      format: 'iife',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    });
    return outputFiles[0]!.contents.length;
  };
  assert.ok((await bundle(modules.join('\n'))) > 0);
  await assert.rejects(bundle("import './files/read-run-reading.ts';"), /node:/);
});
