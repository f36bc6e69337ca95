// What tests want of the system that they run on: commands on the PATH, and packages of Debian where they are missing.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a command, undefined where there is none. */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs packages by apt-get; where that cannot be, says why. Never throws: who needs them looks for them afterwards. */
export function apt(packages, say) {
  const reason = onPath('apt-get') === undefined ? 'there is no apt-get' : process.getuid?.() !== 0 ? 'this is not root' : undefined;
  if (reason !== undefined) return say(`cannot install ${packages.join(' ')}: ${reason}; please install them yourself`);
  say(`installing ${packages.join(' ')} by apt-get …`);
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  } catch (error) {
    say(`apt-get failed: ${error.message}`);
  }
}
