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
const inBrowser = { platform: 'browser', target: 'es2022', define: {} };

await Promise.all([
  build({ ...common, ...inBrowser, entryPoints: { 'browser/client': 'client/browser.ts' } }),
  build({ ...common, entryPoints: { client: 'client/node.ts' }, plugins: [fromBrowserClient()] }),
  // The pages of the fill-in view and of the ledger know neither Node nor the editor.
  build({
    ...common,
    ...inBrowser,
    format: 'iife',
    entryPoints: { fill: 'client/fill/view/main.ts', ledger: 'client/ledger/view/main.ts' },
  }),
  programs(),
]);

/**
 * The client in Node takes from the client in the browser, which knows no Node, all but what starts a process: shipped twice, the library
 * of the protocol would be a quarter of the extension.
 */
function fromBrowserClient() {
  const shared = {
    'client/client.ts': 'client',
    'vscode-languageclient/lib/common/api.js': 'languageClient',
    'vscode-languageclient/lib/common/client.js': 'languageClient',
    'vscode-languageserver-protocol/lib/common/api.js': 'languageClient',
    'vscode-jsonrpc/lib/common/api.js': 'languageClient',
  };
  const setup = ({ onLoad, onResolve, resolve }) => {
    onResolve({ filter: /^\.\.?\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === shared) return undefined;
      const found = await resolve(path, { ...from, pluginData: shared });
      const [, name] = Object.entries(shared).find(([file]) => found.path.replaceAll('\\', '/').endsWith(`/${file}`)) ?? [];
      return name === undefined ? found : { path: name, namespace: 'shared' };
    });
    onResolve({ filter: /^\.\/browser\/client\.js$/, namespace: 'shared' }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = require('./browser/client.js').shared.${path};`,
    }));
  };
  return { name: 'from-browser-client', setup };
}

/**
 * Server and command line share one copy of what both need: esbuild puts it into chunks, which it can do for ES modules alone; each
 * file is made a CommonJS one afterwards, for the server must load its second half at once, not by a promise. The worker in a browser is
 * made of the same files, which therefore know nothing of Node; they are listed in worker.json, its entry last.
 */
async function programs() {
  const { outputFiles, metafile } = await build({
    ...common,
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    write: false,
    metafile: true,
    alias: {
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      fflate: 'fflate/browser',
      // What their packages offer to a bundle for the browser alone.
      'vscode-languageserver/browser': './node_modules/vscode-languageserver/lib/browser/main.js',
      'vscode-languageserver-protocol/browser': './node_modules/vscode-languageserver-protocol/lib/browser/main.js',
      'vscode-jsonrpc/browser': './node_modules/vscode-jsonrpc/lib/browser/main.js',
    },
    entryPoints: {
      server: 'server/src/node.ts',
      // The server answers first and loads then: its entry is small.
      serving: 'server/src/serving.ts',
      cli: 'server/src/cli/main.ts',
      word: 'server/src/convert/word.ts',
      worker: 'server/src/browser.ts',
    },
  });
  const written = await Promise.all(outputFiles.map(asCommonJs));
  await writeFile(join(OUT, 'worker.json'), JSON.stringify(filesOf(metafile, ['word.js', 'worker.js'])));
  for (const name of readdirSync(OUT)) if (name.startsWith('shared-') && !written.includes(name)) rmSync(join(OUT, name));
}

async function asCommonJs({ path, text }) {
  const { charset, target, platform } = common;
  // What is loaded later is required then: a worker knows no other way.
  const supported = { 'dynamic-import': false };
  const { code } = await transform(text, { format: 'cjs', charset, target, platform, minify, supported });
  const name = basename(path);
  await writeFile(join(OUT, name), code, { mode: code.startsWith('#!') ? 0o755 : 0o644 });
  return name;
}

/** These files and all that they load, each behind what it loads. */
function filesOf({ outputs }, names) {
  const files = new Set();
  const add = (name) => {
    for (const { path, external } of outputs[`${OUT}/${name}`].imports) if (!external) add(basename(path));
    files.add(name);
  };
  names.forEach(add);
  return [...files];
}
