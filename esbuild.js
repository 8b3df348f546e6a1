// Every bundle of the product: `node esbuild.js [--watch] [--minify] [--outdir=DIR] [name …]`; names are those of the table
// below. With --metafile each bundle says beside it, in NAME.meta.json, what went into it.
const { copyFileSync, existsSync, mkdirSync, writeFileSync } = require('node:fs');
const esbuild = require('esbuild');
const { commonjsChunks } = require('./scripts/commonjs-chunks');

/** Programs and libraries that run in Node (or in VS Code's own runtime). */
const node = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };

/** Scripts of webview pages, with their style sheets beside them. */
const page = { platform: 'browser', format: 'iife', target: 'es2022', loader: { '.ttf': 'dataurl' } };

const bundles = {
  // In chunks: a window that opens waits for none of what a command or panel needs
  extension: { ...node, entry: 'src/extension.ts', external: ['vscode'], chunks: true },
  cli: {
    ...node,
    entry: 'src/cli/main.ts',
    external: ['@tensorflow/tfjs-node'],
    banner: { js: '#!/usr/bin/env node' },
  },
  trainer: { ...node, entry: 'src/training/trainer.ts', external: ['@tensorflow/tfjs-node'] },
  inspector: { ...node, entry: 'src/training/inspector.ts', external: ['@tensorflow/tfjs-node'] },
  'language-server': { ...node, entry: 'src/language/server/server.ts' },
  'decode-worker': { ...node, entry: 'src/data/decode-worker.ts' },
  'kernel-worker': { ...node, entry: 'src/kernels/kernel-worker.ts' },
  'gate-worker': { ...node, entry: 'src/quantum/gate-worker.ts' },
  quantum: { ...node, entry: 'src/quantum/index.ts' },
  'circuit-page': { ...page, entry: 'src/webviews/circuit/page/main.ts' },
  'metrics-page': { ...page, entry: 'src/webviews/metrics/page/main.ts' },
};

/** Files that bundles open at run time, beside them in dist/. */
const copied = ['@cornerstonejs/codec-libjpeg-turbo-8bit/dist/libjpegturbowasm_decode.wasm'];

async function main() {
  const flags = process.argv.slice(2).filter((a) => a.startsWith('--'));
  const outdir = flags.find((flag) => flag.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';
  const metafile = flags.includes('--metafile');
  mkdirSync(outdir, { recursive: true });
  for (const file of copied) copyFileSync(`node_modules/${file}`, `${outdir}/${file.split('/').at(-1)}`);
  const named = process.argv.slice(2).filter((a) => !a.startsWith('--'));
  const wanted = named.length > 0 ? named : Object.keys(bundles).filter((name) => existsSync(bundles[name].entry));
  const contexts = await Promise.all(
    wanted.map((name) => {
      if (bundles[name] === undefined)
        throw new Error(`No bundle '${name}'; there are: ${Object.keys(bundles).join(', ')}`);
      const { entry, chunks, ...options } = bundles[name];
      return esbuild.context({
        ...options,
        entryPoints: { [name]: entry },
        outdir,
        metafile,
        plugins: chunks ? [commonjsChunks(name, options.external)] : [],
        bundle: true,
        // What is minified is to be packaged, without maps
        sourcemap: flags.includes('--minify') ? false : 'linked',
        minify: flags.includes('--minify'),
        legalComments: 'none',
        logLevel: 'warning',
      });
    }),
  );
  if (flags.includes('--watch')) return Promise.all(contexts.map((c) => c.watch()));
  const built = await Promise.all(contexts.map((c) => c.rebuild()));
  if (metafile)
    built.forEach((result, n) => writeFileSync(`${outdir}/${wanted[n]}.meta.json`, JSON.stringify(result.metafile)));
  return Promise.all(contexts.map((c) => c.dispose()));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
