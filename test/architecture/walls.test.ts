import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';

/** Rooms of server/src, and the rooms that each may import besides itself. `entry`: the files at its top. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  data: [],
  report: ['text', 'data'],
  forms: ['text', 'data', 'report'],
  rules: ['text', 'data', 'report', 'forms'],
  check: ['text', 'data', 'report', 'forms', 'rules'],
  features: ['text', 'data', 'report', 'forms', 'rules', 'check'],
  county: ['text', 'data', 'report', 'forms', 'rules', 'check', 'features'],
  convert: ['text', 'data', 'report', 'forms', 'rules', 'check', 'features'],
  input: ['text', 'report', 'features', 'convert'],
  config: ['text', 'data', 'rules', 'check'],
  lsp: ['text', 'data', 'report', 'forms', 'rules', 'check', 'features', 'county', 'convert', 'input', 'config'],
  cli: ['text', 'data', 'report', 'forms', 'rules', 'check', 'features', 'county', 'convert', 'input', 'config', 'entry'],
  entry: ['lsp', 'input', 'config', 'text'],
};
const MAY_TOUCH_HOST = ['lsp', 'cli', 'convert', 'input', 'entry'];
const LONGEST_FILE = 300;

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path, text, imports: importsOf(text) };
    });
}

function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = code.matchAll(
    /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const server = sourceFiles('server/src');
const client = sourceFiles('client');

/** The room of a path under server/src. */
function roomOf(path: string): string {
  const [room = '', ...rest] = posix.relative('server/src', path).split('/');
  return rest.length === 0 ? 'entry' : room;
}

function resolved(file: SourceFile, specifier: string): string {
  return posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts');
}

function* localImports(): Generator<{ readonly from: SourceFile; readonly to: string }> {
  for (const from of server) for (const name of from.imports) if (name.startsWith('.')) yield { from, to: resolved(from, name) };
}

test('imports are found however they are written', () => {
  const code =
    "import a from 'a';\nimport {\n  b,\n} from \"b\";\nexport * from 'c';\nimport 'd';\nawait import('e');\n// import 'f';\nconst from = 'g';\n";
  assert.deepEqual(importsOf(code), ['a', 'b', 'c', 'd', 'e']);
  assert.ok(server.length > 20, 'run this from the top folder');
});

test('dependencies of the server run one way', () => {
  const wrong: string[] = [];
  for (const { from, to } of localImports()) {
    if (!to.startsWith('server/src/')) {
      if (to !== 'package.json') wrong.push(`${from.path} → ${to}`);
      continue;
    }
    const [room, other] = [roomOf(from.path), roomOf(to)];
    const allowed = MAY_IMPORT[room];
    if (allowed === undefined) wrong.push(`${from.path}: a room without rules`);
    else if (room !== other && !allowed.includes(other)) wrong.push(`${from.path} → ${to}`);
  }
  assert.deepEqual(wrong, []);
});

test('a folder of rules holds rules and their list; a rule is imported by the list alone', () => {
  const flat = server.filter(({ path }) => posix.dirname(path) === 'server/src/rules' && path !== 'server/src/rules/index.ts');
  assert.deepEqual(
    flat.filter(({ text }) => !/^export default rule\(/m.test(text)).map(({ path }) => path),
    [],
    'what several rules need stands in rules/shared, what runs them in check',
  );
  const ruleFiles = new Set(flat.map(({ path }) => path));
  const wrong = [...localImports()].filter(({ from, to }) => ruleFiles.has(to) && from.path !== 'server/src/rules/index.ts');
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from.path} → ${to}`),
    [],
  );
});

test('what rules share knows neither the rules nor their list', () => {
  const wrong = [...localImports()].filter(
    ({ from, to }) => from.path.startsWith('server/src/rules/shared/') && posix.dirname(to) === 'server/src/rules',
  );
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from.path} → ${to}`),
    [],
  );
});

/** A way of imports, types among them, that comes back to where it began; none where imports run one way. */
function circleIn(files: readonly SourceFile[]): readonly string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (file: SourceFile, way: readonly string[]): readonly string[] | undefined => {
    const begin = way.indexOf(file.path);
    if (begin >= 0) return [...way.slice(begin), file.path];
    if (done.has(file.path)) return undefined;
    for (const name of file.imports) {
      const next = name.startsWith('.') ? byPath.get(resolved(file, name)) : undefined;
      const circle = next && visit(next, [...way, file.path]);
      if (circle !== undefined) return circle;
    }
    done.add(file.path);
    return undefined;
  };
  for (const file of files) {
    const circle = visit(file, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

test('no import goes in a circle, not even of types', () => {
  const [a, b] = [
    { path: 'x/a.ts', text: '', imports: ['./b.js'] },
    { path: 'x/b.ts', text: '', imports: ['./a.js'] },
  ];
  assert.deepEqual(circleIn([a, b]), ['x/a.ts', 'x/b.ts', 'x/a.ts']);
  assert.equal(circleIn([...server, ...client])?.join(' → '), undefined);
});

test('the core knows neither Node nor the editor', () => {
  const wrong = server
    .filter(({ path }) => !MAY_TOUCH_HOST.includes(roomOf(path)))
    .flatMap(({ path, imports }) => imports.filter((name) => /^(node:|vscode)/.test(name)).map((name) => `${path} → ${name}`));
  assert.deepEqual(wrong, []);
  const config = JSON.parse(readFileSync('server/tsconfig.core.json', 'utf8'));
  assert.deepEqual(config.compilerOptions.types, []);
  assert.deepEqual(config.include, [
    'src/text',
    'src/data',
    'src/report',
    'src/forms',
    'src/rules',
    'src/check',
    'src/features',
    'src/county',
  ]);
});

test('the protocol layer does not know Node either: it runs in the browser too', () => {
  const wrong = server
    .filter(({ path }) => roomOf(path) === 'lsp')
    .flatMap(({ path, imports }) => imports.filter((name) => /^node:|\/node$/.test(name)).map((name) => `${path} → ${name}`));
  assert.deepEqual(wrong, []);
});

/** What client and server say to each other: types alone. */
const PROTOCOL = 'server/src/lsp/protocol.ts';

test('the client holds no code of the server, only the types of what they say to each other', () => {
  const shared = server.find(({ path }) => path === PROTOCOL);
  assert.doesNotMatch(shared?.text ?? 'const none', /^(?:export )?(?:const|let|var|function|class|enum|default)\b|^import (?!type)/m);
  assert.deepEqual(
    client.filter(({ text }) => /^import (?!type\b)[^;]*\/lsp\/protocol\.js'/m.test(text)).map(({ path }) => path),
    [],
    'imported as types',
  );
  const wrong = client.flatMap((file) =>
    file.imports
      .filter((name) => name.startsWith('.') && !resolved(file, name).startsWith('client/') && resolved(file, name) !== PROTOCOL)
      .map((name) => `${file.path} → ${name}`),
  );
  assert.deepEqual(wrong, []);
});

test('what the server loads before its first answer is its greeting alone', () => {
  const atOnce = (path: string, known: Set<string> = new Set()): Set<string> => {
    if (known.has(path)) return known;
    known.add(path);
    const code = server.find((file) => file.path === path)?.text ?? '';
    for (const line of code.match(/^(?:import|export)(?! type)[^;]*? from '[^']+';$/gm) ?? []) {
      for (const name of importsOf(line))
        if (name.startsWith('.')) atOnce(posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts'), known);
    }
    return known;
  };
  const names = [...atOnce('server/src/node.ts')].map((path) => path.slice('server/src/'.length)).sort();
  assert.deepEqual(names, [
    'lsp/announcements.ts',
    'lsp/capabilities.ts',
    'lsp/greeting.ts',
    'lsp/lifecycle.ts',
    'node-frames.ts',
    'node.ts',
    'text/message.ts',
  ]);
});

test('readers and rules search by `matches`: matchAll copies its pattern for each of the many short texts of a draft', () => {
  const readers = server.filter(({ path }) => ['report', 'rules'].includes(roomOf(path)));
  assert.deepEqual(
    readers.filter(({ text }) => /\.matchAll\(/.test(text)).map(({ path }) => path),
    [],
  );
});

test('no text becomes markup of a page unseen: the views make their elements one by one', () => {
  const writes = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write|DOMParser|srcdoc)\b/;
  assert.match('cell.innerHTML = text', writes);
  assert.deepEqual(
    client.filter(({ text }) => writes.test(text)).map(({ path }) => path),
    [],
  );
});

test('a file is read on a few screens', () => {
  const long = [...server, ...client].map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
  assert.deepEqual(
    long.filter(({ lines }) => lines > LONGEST_FILE),
    [],
  );
});

test('zod is imported whole: by name it costs 443 kB', () => {
  const wrong = [...server, ...client].filter(({ text }) => /import\s*\{[^}]*\}\s*from\s*['"]zod['"]/.test(text));
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});
