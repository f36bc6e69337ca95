import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';

/** Run by their commands or by the compiler, imported by no file. */
const TOOLS = ['@biomejs/biome', '@types/mocha', '@types/node', '@types/vscode', 'typescript', 'vscode-tmgrammar-test'];
/** What Node and the editor start. */
const ENTRIES =
  /^(?:server\/src\/(?:node|serving|browser)\.ts|server\/src\/cli\/main\.ts|server\/src\/convert\/word\.ts|client\/(?:node|browser)\.ts|client\/(?:fill|ledger)\/view\/main\.ts)$/;

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string, ending: RegExp): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => ending.test(path) && !path.startsWith('test/out/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

const server = sources('server/src', /\.ts$/);
const client = sources('client', /\.ts$/);
const tests = sources('test', /\.[cm]?[jt]s$/);
const EXPORT = /^export (?:async )?(?:abstract )?(function\*?|const|class|interface|type|enum) (\w+)/;

interface Exported {
  readonly path: string;
  readonly name: string;
  readonly documented: boolean;
  /** Types alone are often shown for what a function takes and gives, and named by nobody. */
  readonly isType: boolean;
}

function exportsIn({ path, text }: Source): Exported[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const [, kind = '', name] = EXPORT.exec(line) ?? [];
    const documented = (lines[i - 1] ?? '').trimEnd().endsWith('*/');
    return name === undefined ? [] : [{ path, name, documented, isType: kind === 'interface' || kind === 'type' }];
  });
}

/** Where one file takes another's names from: `{ a, type b as c }`, all of them by `*`, or none. */
function* takenBy({ path, text }: Source): Iterable<{ readonly from: string; readonly names: readonly string[] | '*' }> {
  for (const [, names = '', from = ''] of text.matchAll(/^(?:import|export)\s+(?:type\s+)?([^;'"]*?)\s*from\s*'(\.[^']*)'/gm))
    yield {
      from: resolved(path, from),
      names: names.includes('{') ? namesIn(names.slice(names.indexOf('{') + 1, names.indexOf('}'))) : '*',
    };
  for (const [, from = ''] of text.matchAll(/(?:\bimport|\brequire)\(\s*'(\.[^']*)'/g)) yield { from: resolved(path, from), names: '*' };
}

function namesIn(list: string): string[] {
  return list.split(',').map((one) =>
    one
      .trim()
      .replace(/^type\s+/, '')
      .replace(/\s+as\s.*/, ''),
  );
}

function resolved(path: string, from: string): string {
  return posix.join(posix.dirname(path), from).replace(/\.js$/, '.ts');
}

/** Names that no other file takes, whoever it is. */
function unused(exported: readonly Exported[], readers: readonly Source[]): string[] {
  const taken = new Map<string, Set<string>>();
  for (const reader of readers)
    for (const { from, names } of takenBy(reader)) {
      const known = taken.get(from) ?? new Set();
      taken.set(from, known);
      for (const name of names) known.add(name);
    }
  return exported
    .filter(({ isType }) => !isType)
    .filter(({ path, name }) => !taken.get(path)?.has(name) && !taken.get(path)?.has('*') && !ENTRIES.test(path))
    .map(({ path, name }) => `${path}: ${name}`);
}

test('what a file shows to others says what it is', () => {
  const shown = server.flatMap(exportsIn);
  assert.ok(shown.length > 900, `${shown.length} exports`);
  assert.deepEqual(
    shown.filter(({ documented }) => !documented).map(({ path, name }) => `${path}: ${name}`),
    [],
  );
});

test('what a file shows to others is taken by one of them', () => {
  const [a, b] = [
    { path: 'x/a.ts', text: 'export const one = 1;\nexport const two = 2;\nexport type Three = 3;\n' },
    { path: 'x/b.ts', text: "import { one as first } from './a.js';\n" },
  ];
  assert.deepEqual(unused(exportsIn(a), [a, b]), ['x/a.ts: two']);
  const readers = [...server, ...client, ...tests];
  assert.deepEqual(unused([...server, ...client].flatMap(exportsIn), readers), []);
});

test('every file is reached from what Node, the editor or a test starts', () => {
  const files = new Map([...server, ...client].map((file) => [file.path, file]));
  const reached = new Set<string>();
  const visit = (path: string) => {
    const file = files.get(path);
    if (file === undefined || reached.has(path)) return;
    reached.add(path);
    for (const { from } of takenBy(file)) visit(from);
    for (const [, from = ''] of file.text.matchAll(/^import\s*'(\.[^']*)'/gm)) visit(resolved(path, from));
  };
  for (const one of tests) for (const { from } of takenBy(one)) visit(from);
  for (const path of files.keys()) if (ENTRIES.test(path)) visit(path);
  assert.deepEqual(
    [...files.keys()].filter((path) => !reached.has(path)),
    [],
  );
});

test('every package that is installed is used', () => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));
  const texts = [...server, ...client, ...tests, ...['server', 'client'].flatMap((folder) => sources(folder, /\.mjs$/))]
    .map(({ text }) => text)
    .join('\n');
  assert.deepEqual(
    Object.keys({ ...dependencies, ...devDependencies })
      .filter((name) => !TOOLS.includes(name))
      .filter((name) => !new RegExp(`['"]${name.replaceAll('/', '\\/')}(?:/[^'"]*)?['"]`).test(texts)),
    [],
  );
});
