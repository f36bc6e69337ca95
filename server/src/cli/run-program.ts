import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Message, say } from '../text/message.js';
import { isPdfReader } from './foreign.js';
import { FileFailure } from './io.js';

/** A report is converted in seconds; what takes longer hangs. */
const LONGEST_MS = 120_000;
const LARGEST_OUTPUT = 20_000_000;

/** What another program makes of a file: a Word document, or the text of a PDF. The file is not touched; nothing is left behind. */
export async function runProgram(named: string, path: string): Promise<Uint8Array> {
  if (isPdfReader(named)) return run(named, ['-layout', '-enc', 'UTF-8', path, '-']);
  const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
  try {
    // A profile of its own: with that of an open LibreOffice the work would be handed over to it, and nobody would wait for the end.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    await run(named, [profile, '--headless', '--convert-to', 'docx', '--outdir', folder, path]);
    const made = readdirSync(folder).find((name) => name.endsWith('.docx'));
    if (made === undefined) throw new FileFailure(failure(named, ''));
    return readFileSync(join(folder, made));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(named: string, args: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    execFile(
      named,
      args,
      { encoding: 'buffer', timeout: LONGEST_MS, killSignal: 'SIGKILL', maxBuffer: LARGEST_OUTPUT, windowsHide: true },
      (error, output, said) => {
        if (error === null) resolve(output);
        else reject(new FileFailure(isMissing(error) ? missing(named) : failure(named, firstLine(said))));
      },
    );
  });
}

function isMissing(error: Error): boolean {
  return Reflect.get(error, 'code') === 'ENOENT';
}

function firstLine(said: Uint8Array): string {
  return new TextDecoder().decode(said).trim().split('\n')[0] ?? '';
}

function missing(named: string): Message {
  return say(`没有程序 ${named}：请先安装，或写出它的完整路径`, `there is no program ${named}: install it, or give its whole path`);
}

function failure(named: string, reason: string): Message {
  return say(
    `${named} 没有转换成功${reason === '' ? '' : `（${reason}）`}`,
    `${named} did not convert it${reason === '' ? '' : ` (${reason})`}`,
  );
}
