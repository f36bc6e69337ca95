import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './workbench.mjs';

const WIDTH = 1280;

/** What a command of `gouji` writes as a page, as a picture 1280 pixels wide: so much of its height, or all of it. */
export async function pictureOf(command, path, height) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-pictures-'));
  const { page, close } = await openBrowser({ viewport: { width: WIDTH, height: height ?? 400 } });
  try {
    const output = command[0] === 'letters' ? folder : join(folder, 'page.html');
    execFileSync(process.execPath, ['dist/cli.js', ...command, '--format', 'html', '--output', output]);
    const [file] = readdirSync(folder);
    await page.setContent(readFileSync(join(folder, file), 'utf8'));
    await page.screenshot({ path, fullPage: height === undefined });
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
