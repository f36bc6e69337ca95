// What is shipped, from the sources into dist/: node server/bundle.mjs [--minify]
import { build } from 'esbuild';

const common = {
  bundle: true,
  minify: process.argv.includes('--minify'),
  outdir: 'dist',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  external: ['vscode', '#word'],
  define: { 'import.meta.url': '__filename' },
};
const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };
const [protocol, serving] = ['./protocol.js', './serving.js'];

await Promise.all([
  build({
    ...common,
    alias,
    entryPoints: { client: 'client/client.ts', cli: 'server/src/cli/main.ts', word: 'server/src/convert/word.ts' },
  }),
  // The page of the fill-in view knows neither Node nor the editor.
  build({ ...common, platform: 'browser', format: 'iife', target: 'es2022', entryPoints: { fill: 'client/fill/view/main.ts' } }),
  // The server answers first and loads then: its entry is small, and both parts share one copy of the protocol's library.
  build({ ...common, entryPoints: { protocol: 'vscode-languageserver/node' } }),
  build({
    ...common,
    alias: { ...alias, 'vscode-languageserver': protocol, 'vscode-languageserver/node': protocol },
    external: [...common.external, protocol, serving],
    entryPoints: { server: 'server/src/node.ts', serving: 'server/src/serving.ts' },
  }),
]);
