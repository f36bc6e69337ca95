// Packs the extension and the npm package, and holds their contents against the lists below.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const VSIX = [
  'CHANGELOG.md',
  'LICENSE',
  'README.en.md',
  'README.md',
  'dist/client.js',
  'dist/server.js',
  'package.json',
  'package.nls.en.json',
  'package.nls.json',
  'syntaxes/gouji.markdown-injection.tmLanguage.json',
  'syntaxes/gouji.tmLanguage.json',
  'syntaxes/language-configuration.json',
];
const NPM = ['CHANGELOG.md', 'LICENSE', 'README.en.md', 'README.md', 'dist/cli.js', 'dist/server.js', 'package.json'];
const MOST_KB = 900;

const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'gouji-package-'));
try {
  await vsix();
  npm();
} finally {
  rmSync(folder, { recursive: true });
}

async function vsix() {
  const { createVSIX, listFiles } = require('@vscode/vsce');
  const packed = (await listFiles({ dependencies: false })).map((path) => path.replaceAll('\\', '/'));
  compare('extension', packed, VSIX);
  const packagePath = join(folder, 'gouji.vsix');
  await createVSIX({
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    allowPackageAllSecrets: true,
  });
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
