// `npm run package [-- --images URL]`: the extension as gouji-<version>.vsix. Its page is made of README.md: what is for developers is left
// out, and so are pictures as long as nobody knows an address that they can be shown from: a page takes none out of the package.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compressed } from './compress.mjs';

/** Walking all that it then leaves out, the packer would need minutes. */
const AWAY = ['node_modules', '.vscode-test', '.git', join('test', 'out')];

/** Packs what has been built. `images`: where the pictures of the README lie. Returns the files. */
export async function pack(packagePath, { images } = {}) {
  const { createVSIX, listFiles, PackageManager } = createRequire(import.meta.url)('@vscode/vsce');
  const folder = mkdtempSync(join(tmpdir(), 'gouji-vsix-'));
  try {
    cpSync('.', folder, { recursive: true, filter: (path) => !AWAY.includes(normalize(path)) });
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    delete manifest.scripts['vscode:prepublish'];
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    const shownFrom = images ?? (manifest.repository === undefined ? undefined : '');
    writeFileSync(
      join(folder, 'README.md'),
      pageOf(
        ['README.md', 'README.en.md'].map((name) => readFileSync(name, 'utf8')),
        shownFrom,
      ),
    );
    const files = await listFiles({ cwd: folder, packageManager: PackageManager.None });
    const known = manifest.repository !== undefined;
    const plain = join(folder, basename(packagePath));
    await createVSIX({
      cwd: folder,
      packagePath: plain,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: known,
      allowPackageAllSecrets: true,
      allowPackageEnvFile: true,
    });
    writeFileSync(packagePath, await compressed(readFileSync(plain)));
    return files.map((path) => path.replaceAll('\\', '/'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `shownFrom`: the address of the pictures, '' where the packer finds it by itself, undefined where there is none. */
export function pageOf(texts, shownFrom) {
  const parts = texts.map((text) =>
    text
      .split(/^(?=## )/m)
      .filter((part) => !/^## (?:两条命令|开发|Two commands|Development)$/m.test(part))
      .join('')
      .replace(/^\[(?:English|中文)\]\(README[^)]*\)\n+/m, '')
      .trim(),
  );
  const page = `${parts.join('\n\n---\n\n')}\n`;
  if (shownFrom === '') return page;
  const withPictures =
    shownFrom === undefined
      ? page.replace(/^[ \t]*!\[[^\]]*\]\([^)]*\)\n+/gm, '')
      : page.replace(/(!\[[^\]]*\]\()(?!https:)([^)]*\))/g, (_, before, path) => `${before}${shownFrom.replace(/\/?$/, '/')}${path}`);
  // What a link leads to is not in reach of the page either.
  return withPictures.replace(/(?<!!)\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, '$1');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { images: { type: 'string' } } });
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const path = `${name}-${version}.vsix`;
  await pack(path, values);
  console.log(`${path}: ${Math.ceil(statSync(path).size / 1024)} kB`);
}
