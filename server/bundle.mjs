// What is shipped, from the sources into dist/: node server/bundle.mjs [--minify]
import { readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';

const OUT = 'dist';
const minify = process.argv.includes('--minify');
const common = {
  bundle: true,
  minify,
  outdir: OUT,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  external: ['vscode', '#word', './serving.js'],
  // Chinese as it is: escaped, it would be twice as long.
  charset: 'utf8',
  define: { 'import.meta.url': '__filename' },
};

await Promise.all([
  build({ ...common, entryPoints: { client: 'client/client.ts' } }),
  // The pages of the fill-in view and of the ledger know neither Node nor the editor.
  build({
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { fill: 'client/fill/view/main.ts', ledger: 'client/ledger/view/main.ts' },
  }),
  programs(),
]);

/**
 * Server and command line share one copy of what both need: esbuild puts it into chunks, which it can do for ES modules alone; each
 * file is made a CommonJS one afterwards, for the server must load its second half at once, not by a promise.
 */
async function programs() {
  const { outputFiles } = await build({
    ...common,
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    write: false,
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    entryPoints: {
      server: 'server/src/node.ts',
      // The server answers first and loads then: its entry is small.
      serving: 'server/src/serving.ts',
      cli: 'server/src/cli/main.ts',
      word: 'server/src/convert/word.ts',
    },
  });
  const written = await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { charset, target, platform } = common;
      const { code } = await transform(text, { format: 'cjs', charset, target, platform, minify });
      const name = basename(path);
      await writeFile(join(OUT, name), code, { mode: code.startsWith('#!') ? 0o755 : 0o644 });
      return name;
    }),
  );
  for (const name of readdirSync(OUT)) if (name.startsWith('shared-') && !written.includes(name)) rmSync(join(OUT, name));
}
