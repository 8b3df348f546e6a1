// Compiles every AssemblyScript module in src/kernels/assembly/<name>/index.ts to src/kernels/generated/<name>.ts, a
// module that holds the WebAssembly binary as base64, so that bundles, tests and webviews load it the same way.
import { mkdirSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const root = join(import.meta.dirname, '..');
const assembly = join(root, 'src/kernels/assembly');
const generated = join(root, 'src/kernels/generated');

/** Shared, growable memory made by the host: the same binary serves one thread and many. */
const options = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--sharedMemory', '--initialMemory', '16'],
  ...['--maximumMemory', '65536', '--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory'],
];

mkdirSync(generated, { recursive: true });
for (const name of readdirSync(assembly)) {
  const entry = join(assembly, name, 'index.ts');
  if (!existsSync(entry)) continue;
  let binary;
  const { error, stderr } = await asc.main([entry, '--outFile', `${name}.wasm`, ...options], {
    writeFile: (file, contents) => {
      if (file.endsWith('.wasm')) binary = contents;
    },
  });
  if (error || binary === undefined) {
    console.error(stderr.toString());
    process.exit(1);
  }
  const base64 = Buffer.from(binary).toString('base64');
  writeFileSync(join(generated, `${name}.ts`), `export const ${name}Wasm =\n  '${base64}';\n`);
  console.log(`${name}.wasm ${(binary.length / 1024).toFixed(1)} KiB`);
}
