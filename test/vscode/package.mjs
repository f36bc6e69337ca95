// Packs the extension and the npm package, and holds their contents against the lists below.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';

const VSIX = [
  'CHANGELOG.md',
  'LICENSE',
  'MANUAL.md',
  'README.en.md',
  'README.md',
  'client/fill/fill.css',
  'client/images/gouji.svg',
  'client/preview.css',
  'client/walkthrough/example.md',
  'client/walkthrough/findings.md',
  'client/walkthrough/findings.nls.en.md',
  'client/walkthrough/findings.png',
  'client/walkthrough/fixes.md',
  'client/walkthrough/fixes.nls.en.md',
  'client/walkthrough/fixes.png',
  'client/walkthrough/new.md',
  'client/walkthrough/new.nls.en.md',
  'client/walkthrough/new.png',
  'client/walkthrough/preview.md',
  'client/walkthrough/preview.nls.en.md',
  'client/walkthrough/preview.png',
  'client/walkthrough/tables.md',
  'client/walkthrough/tables.nls.en.md',
  'client/walkthrough/tables.png',
  'dist/cli.js',
  'dist/client.js',
  'dist/fill.js',
  'dist/protocol.js',
  'dist/server.js',
  'dist/serving.js',
  'dist/word.js',
  'package.json',
  'package.nls.en.json',
  'package.nls.json',
  'server/BATCH.md',
  'syntaxes/gouji.config.schema.json',
  'syntaxes/gouji.tmLanguage.json',
  'syntaxes/language-configuration.json',
  'syntaxes/snippets.json',
];
const NPM = [
  'CHANGELOG.md',
  'LICENSE',
  'MANUAL.md',
  'README.en.md',
  'README.md',
  'dist/cli.js',
  'dist/protocol.js',
  'dist/server.js',
  'dist/serving.js',
  'dist/word.js',
  'package.json',
  'server/BATCH.md',
];
const MOST_KB = 1120;

const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'gouji-package-'));
try {
  await vsix();
  npm();
} finally {
  rmSync(folder, { recursive: true });
}

/** From a copy without node_modules and .vscode-test: vsce walks everything that it then leaves out, which takes minutes. */
async function vsix() {
  const { createVSIX, listFiles, PackageManager } = require('@vscode/vsce');
  const cwd = join(folder, 'extension');
  const away = ['node_modules', '.vscode-test', '.git', join('test', 'out')];
  cpSync('.', cwd, { recursive: true, filter: (path) => !away.includes(normalize(path)) });
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  // What is packed here has been built before.
  delete manifest.scripts['vscode:prepublish'];
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest));
  const packed = (await listFiles({ cwd, packageManager: PackageManager.None })).map((path) => path.replaceAll('\\', '/'));
  compare('extension', packed, VSIX);
  const packagePath = join(folder, 'gouji.vsix');
  const noLookAround = {
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    allowPackageAllSecrets: true,
    allowPackageEnvFile: true,
  };
  await createVSIX({ cwd, packagePath, dependencies: false, ...noLookAround });
  const kb = Math.round(readFileSync(packagePath).length / 1024);
  console.log(`extension: ${packed.length} files, ${kb} kB`);
  if (kb > MOST_KB) fail(`the extension is larger than ${MOST_KB} kB`);
}

function npm() {
  const npmCommand = join(dirname(process.execPath), process.platform === 'win32' ? 'npm.cmd' : 'npm');
  const output = execFileSync(npmCommand, ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], { encoding: 'utf8' });
  const [{ files, size }] = JSON.parse(output);
  compare(
    'npm package',
    files.map(({ path }) => path),
    NPM,
  );
  console.log(`npm package: ${files.length} files, ${Math.round(size / 1024)} kB`);
}

function compare(what, packed, wanted) {
  const [have, want] = [new Set(packed), new Set(wanted)];
  for (const path of have) if (!want.has(path)) fail(`${what}: ${path} should not be in it`);
  for (const path of want) if (!have.has(path)) fail(`${what}: ${path} is missing`);
}

function fail(reason) {
  console.log(`✖ ${reason}`);
  process.exitCode = 1;
}
