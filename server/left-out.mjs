// What libraries bring along and nothing here has a use for. For esbuild.
import { readFileSync } from 'node:fs';

/** What the library of the client loads in vain: a stand-in for each, by the name that it is imported by. */
const STAND_INS = {
  // Asked whether the editor is new enough: it is, by `engines` of the manifest, which wants a newer one than the library.
  'semver/functions/parse': 'module.exports = (version) => ({ version });',
  'semver/functions/satisfies': 'module.exports = () => true;',
  // Asked of tabs without a document whether the name of the file is one of a report's: reports are known by their language.
  minimatch: 'exports.Minimatch = class { makeRe() { return false; } };',
};

/** Abilities that the library of the client knows and the server has not, by their files: under which name it would announce each. */
export const ABILITIES_LEFT_OUT = {
  callHierarchy: 'callHierarchyProvider',
  colorProvider: 'colorProvider',
  declaration: 'declarationProvider',
  fileOperations: 'fileOperations',
  implementation: 'implementationProvider',
  inlineValue: 'inlineValueProvider',
  linkedEditingRange: 'linkedEditingRangeProvider',
  notebook: 'notebookDocumentSync',
  rename: 'renameProvider',
  signatureHelp: 'signatureHelpProvider',
  typeDefinition: 'typeDefinitionProvider',
  typeHierarchy: 'typeHierarchyProvider',
  workspaceSymbol: 'workspaceSymbolProvider',
};

/** Puts the stand-ins in. */
export const leftOut = {
  name: 'left-out',
  setup({ onLoad, onResolve }) {
    const filter = new RegExp(`^(?:${Object.keys(STAND_INS).join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter, namespace: 'left-out' }, ({ path }) => ({ contents: STAND_INS[path] }));
    const abilities = Object.keys(ABILITIES_LEFT_OUT).join('|');
    onLoad({ filter: new RegExp(`[\\\\/]vscode-languageclient[\\\\/]lib[\\\\/]common[\\\\/](?:${abilities})\\.js$`) }, ({ path }) => ({
      contents: withoutAbility(readFileSync(path, 'utf8')),
    }));
  },
};

/**
 * A file of the library of the client with its classes, each of which says nothing to the server and does nothing. Others ask the one for
 * notebooks what it hears of them: it hears nothing, as with a server that has not announced them.
 */
export function withoutAbility(code) {
  const names = [...code.matchAll(/^exports\.(\w+) = \1;$/gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error('the library of the client has files of other kinds than before');
  const nothing = "fillClientCapabilities() {} initialize() {} clear() {} getState() { return { kind: 'static' }; }";
  const forNotebooks = `static CellScheme = 'vscode-notebook-cell'; registrationType = { method: 'notebookDocument/sync' };
    register() {} unregister() {} handles() { return false; }
    ${['Open', 'Change', 'Save', 'Close'].map((event) => `on${event}NotificationSent() { return { dispose() {} }; }`).join(' ')}`;
  return names
    .map((name) => `exports.${name} = class { ${nothing} ${name === 'NotebookDocumentSyncFeature' ? forNotebooks : ''} };\n`)
    .join('');
}

/** Stretches of the library that writes Word files, from a line of it up to another, and what stands in for each. */
const STRETCHES = [
  // A copy of the library for zips, which the reader of Word files brings along.
  ['// node_modules/fflate/esm/browser.js\n', '// src/util/zip.ts\n', "import { unzipSync, zipSync } from 'fflate';\n"],
  // A file as a stream of Node: the one here is written at once.
  ['// src/export/packer/stream.ts\n', 'function asyncGeneratorStep(', 'var Stream;\n'],
];

/**
 * The library that writes Word files makes some of its values by a call, such as what changes files that are there, a fifth of it. esbuild
 * keeps each call, lest it do something else too; told that these do not, it leaves out those of which nothing is used.
 */
export const unusedOfDocx = {
  name: 'unused-of-docx',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]docx[\\/]dist[\\/]index\.mjs$/ }, ({ path }) => ({
      contents: STRETCHES.reduce(replaced, readFileSync(path, 'utf8')).replace(
        /^(var \w+ = )(?=function\(\) \{|new [A-Z]\w*\()/gm,
        '$1/* @__PURE__ */ ',
      ),
      loader: 'js',
    }));
  },
};

function replaced(text, [first, next, standIn]) {
  const from = text.indexOf(first);
  const to = text.indexOf(next, from);
  if (from < 0 || to < 0) throw new Error(`the library that writes Word files has no stretch from ${first.trim()} to ${next.trim()}`);
  return `${text.slice(0, from)}${standIn}${text.slice(to)}`;
}
