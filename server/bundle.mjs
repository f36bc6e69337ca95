// What is shipped, from the sources into dist/: node server/bundle.mjs [--minify]
import { readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { leftOut, unusedOfDocx } from './left-out.mjs';

const OUT = 'dist';
const minify = process.argv.includes('--minify');
/** Files that the others load. */
const SHIPPED = ['./server.js', './serving.js', './protocol.js', './browser/client.js'];
/** What the libraries of client and server have in common; all of it is in what they export themselves. */
const PROTOCOL = ['languageserver-protocol/lib/common/api', 'jsonrpc/lib/common/api'];
const common = {
  bundle: true,
  minify,
  outdir: OUT,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  external: ['vscode', '#word', ...SHIPPED],
  // Chinese as it is: escaped, it would be twice as long.
  charset: 'utf8',
  define: { 'import.meta.url': '__filename' },
};
const inPackage = (name, side) => `./node_modules/vscode-${name}/lib/${side}/main.js`;
const protocolAlias = {
  'vscode-languageserver': './protocol.js',
  'vscode-languageserver/node': inPackage('languageserver', 'node'),
  // What their packages offer to a bundle for the browser alone.
  'vscode-languageserver/browser': inPackage('languageserver', 'browser'),
  'vscode-languageserver-protocol/browser': inPackage('languageserver-protocol', 'browser'),
  'vscode-jsonrpc/browser': inPackage('jsonrpc', 'browser'),
};
const inBrowser = { platform: 'browser', target: 'es2022', define: {} };

await Promise.all([
  build({ ...common, ...inBrowser, entryPoints: { 'browser/client': 'client/browser.ts' }, plugins: [leftOut] }),
  build({ ...common, entryPoints: { client: 'client/node.ts' }, plugins: [fromBrowserClient(), leftOut] }),
  // The pages of the fill-in view and of the ledger know neither Node nor the editor.
  build({
    ...common,
    ...inBrowser,
    format: 'iife',
    entryPoints: { fill: 'client/fill/view/main.ts', ledger: 'client/ledger/view/main.ts' },
  }),
  // The library of the protocol, as it is everywhere.
  build({ ...common, ...inBrowser, entryPoints: { protocol: 'vscode-languageserver' } }),
  // The server answers first and loads then: its entry is small, and one file, for each costs time.
  build({ ...common, alias: protocolAlias, entryPoints: { server: 'server/src/node.ts' }, plugins: [fromProtocol()] }),
  programs(),
]);

/**
 * The client in Node takes from the client in the browser, which knows no Node, all but what starts a process: shipped twice, the library
 * of the protocol would be a quarter of the extension.
 */
function fromBrowserClient() {
  const library = ['languageclient/lib/common/api', 'languageclient/lib/common/client', ...PROTOCOL].map((file) => `vscode-${file}.js`);
  const languageClient = Object.fromEntries(library.map((file) => [file, 'languageClient']));
  return taken(
    { 'client/client.ts': 'client', ...languageClient },
    (name) => `module.exports = require('./browser/client.js').shared.${name};`,
  );
}

/** What is told apart for Node and the browser takes the rest of the protocol's library from the one copy of it; `lsp` is the server. */
function fromProtocol() {
  const library = ['languageserver/lib/common/api', 'languageserver/lib/common/server', ...PROTOCOL].map((file) => `vscode-${file}.js`);
  const protocol = Object.fromEntries(library.map((file) => [file, 'protocol']));
  return taken({ 'server/src/node.ts': 'server', ...protocol }, (name) => `module.exports = require('./${name}.js');`);
}

/** Files that are named by the ends of their paths are not bundled: `contents` says what stands for the one of that name. */
function taken(files, contents) {
  const setup = ({ onLoad, onResolve, resolve }) => {
    onResolve({ filter: /^\.\.?\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === files || from.kind === 'entry-point' || SHIPPED.includes(path)) return undefined;
      const found = await resolve(path, { ...from, pluginData: files });
      const [, name] = Object.entries(files).find(([file]) => found.path.replaceAll('\\', '/').endsWith(`/${file}`)) ?? [];
      return name === undefined ? found : { path: name, namespace: 'taken' };
    });
    onLoad({ filter: /.*/, namespace: 'taken' }, ({ path }) => ({ contents: contents(path) }));
  };
  return { name: 'taken', setup };
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
    plugins: [fromProtocol(), unusedOfDocx],
    alias: {
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      fflate: 'fflate/browser',
      ...protocolAlias,
    },
    entryPoints: {
      serving: 'server/src/serving.ts',
      cli: 'server/src/cli/main.ts',
      word: 'server/src/convert/word.ts',
      worker: 'server/src/browser.ts',
    },
  });
  const written = await Promise.all(outputFiles.map(asCommonJs));
  await writeFile(join(OUT, 'worker.json'), JSON.stringify(['protocol.js', ...filesOf(metafile, ['word.js', 'worker.js'])]));
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
