#!/usr/bin/env node
// Stands in for the VS Code executable: takes the arguments of @vscode/test-electron and runs the suite in code-server.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const given = (name) => process.argv.findLast((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-') && existsSync(argument)) ?? process.cwd();
const runner = fileURLToPath(new URL('run-codeserver.mjs', import.meta.url));
const place = ['--dev', given('extensionDevelopmentPath'), '--tests', given('extensionTestsPath'), '--folder', folder];
const args = [runner, ...place, '--locale', given('locale') || 'en'];
const child = spawn(process.execPath, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
