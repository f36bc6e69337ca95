// `npm run try`: the sample drafts in a VS Code that has the extension loaded, one of them open. The desktop one where `code` is on the PATH,
// else code-server, to be opened in a browser; it runs until Ctrl-C.
import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onPath, say } from './setup.mjs';
import { startCodeServer } from './workbench.mjs';

// A copy, so that trying things out leaves the drafts of the tests as they are.
const drafts = resolve('.vscode-test', 'drafts');
rmSync(drafts, { recursive: true, force: true });
cpSync('test/drafts/samples', drafts, { recursive: true });
const first = join(drafts, '01-青禾镇2023年.md');

const code = onPath('code');
if (code !== undefined) inDesktop(code);
else await inBrowser();

function inDesktop(command) {
  say(`opening ${drafts} in ${command}`);
  const args = [`--extensionDevelopmentPath=${resolve('.')}`, '--new-window', drafts, first];
  spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).on('exit', (status) => {
    process.exitCode = status ?? 1;
  });
}

async function inBrowser() {
  say('there is no `code` on the PATH: code-server is used, in a browser');
  const server = await startCodeServer({ locale: 'zh-cn' });
  const address = server.windowAt(drafts, [
    ['extensionDevelopmentPath', server.remote(resolve('.'))],
    ['openFile', server.remote(first)],
  ]);
  say(`open in a browser (Ctrl-C ends it):\n\n${address}\n`);
  const opener = { linux: 'xdg-open', darwin: 'open' }[process.platform] ?? '';
  // Where there is no desktop, nothing opens; the address above still holds.
  if (onPath(opener) !== undefined) spawn(opener, [address], { stdio: 'ignore' }).on('error', () => undefined);
  await new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
  });
  await server.stop();
}
