import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import './define.js';

interface Result {
  readonly title: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly error?: string;
}

/** VS Code calls this in its extension host, in the desktop and in code-server alike. */
export async function run(): Promise<void> {}
