// What others have written of what is shipped, with their licences: by the files that esbuild takes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { leftOut } from '../../server/left-out.mjs';

const ENTRIES = [
  'client/node.ts',
  'client/fill/view/main.ts',
  'server/src/cli/main.ts',
  'server/src/serving.ts',
  'server/src/convert/word.ts',
];
const HEAD = `第三方软件 · Third-party software

勾稽带有下列软件，许可如下；它们自己又带有的，声明留在 dist 各文件的末尾。
Gouji is shipped with the software below, under these licences; the notices of what that holds in turn stand at the ends of the files of dist.
`;

/** Names of the packages of which something is shipped. */
export async function shippedPackages() {
  return (await shipped()).map(({ name }) => name);
}

export async function noticesText() {
  const parts = (await shipped()).map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`);
  return `${[HEAD, ...parts].join(`\n${'-'.repeat(80)}\n\n`).trimEnd()}\n`;
}

async function shipped() {
  const { metafile } = await build({
    entryPoints: ENTRIES,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    outdir: 'dist',
    external: ['vscode', '#word', './serving.js'],
    plugins: [leftOut],
    logLevel: 'error',
  });
  const folders = new Set();
  for (const path of Object.keys(metafile.inputs)) {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [];
    if (folder !== undefined) folders.add(folder);
  }
  // It comes with its own dependencies already bundled into it.
  for (const folder of [...folders].filter((one) => one.endsWith('/docx'))) dependenciesOf(folder, folders);
  const packages = [...folders].map(packageIn);
  const known = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...known.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

function dependenciesOf(folder, into) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies).filter((one) => !one.startsWith('@types/'))) {
    const found = [`${folder}/node_modules/${name}`, `${folder.slice(0, folder.indexOf('node_modules/'))}node_modules/${name}`].find(
      existsSync,
    );
    if (found === undefined || into.has(found)) continue;
    into.add(found);
    dependenciesOf(found, into);
  }
}

function packageIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? `License: ${license}` : readFileSync(join(folder, file), 'utf8');
  return {
    name,
    version,
    license,
    text: `${text
      .replaceAll('\r\n', '\n')
      .replace(/[ \t]+$/gm, '')
      .trim()}\n`,
  };
}
