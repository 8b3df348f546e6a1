// A bundle in chunks for programs that load CommonJS: esbuild splits only ECMAScript modules, so each is translated behind it.
const { readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join, basename } = require('node:path');
const esbuild = require('esbuild');

/**
 * An esbuild plugin: what `import()` names is loaded when it is asked for, from `NAME-HASH.js` beside `NAME.js`. `external`
 * names CommonJS modules of the host, which are taken as they are rather than copied name by name into each file.
 */
function commonjsChunks(name, external) {
  return {
    name: 'commonjs-chunks',
    setup(build) {
      const options = build.initialOptions;
      const { outdir, sourcemap, minify, target } = options;
      Object.assign(options, { format: 'esm', splitting: true, write: false, chunkNames: `${name}-[hash]` });
      if (sourcemap) options.sourcemap = 'inline';
      const imported = new RegExp(`import ?\\* ?as (\\w+) ?from ?"(${external.join('|')})";?`, 'g');
      build.onEnd(async ({ outputFiles, errors }) => {
        if (errors.length > 0) return;
        for (const { path, text } of outputFiles) {
          const { code, map } = await esbuild.transform(text.replace(imported, 'const $1 = require("$2");'), {
            format: 'cjs',
            platform: 'node',
            supported: { 'dynamic-import': false },
            sourcefile: basename(path),
            sourcemap: sourcemap ? 'external' : false,
            ...{ target, minify },
          });
          writeFileSync(path, map ? `${code}//# sourceMappingURL=${basename(path)}.map\n` : code);
          if (map) writeFileSync(`${path}.map`, map);
        }
        // What earlier builds left, now that a program that runs from here finds the new ones
        const made = new Set(outputFiles.flatMap(({ path }) => [basename(path), `${basename(path)}.map`]));
        for (const file of readdirSync(outdir))
          if (file.startsWith(`${name}-`) && !made.has(file)) rmSync(join(outdir, file));
      });
    },
  };
}

module.exports = { commonjsChunks };
