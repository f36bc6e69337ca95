import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { Wire } from './raw-client.js';

/** The server as it is shipped, in a process of its own. */
export class ServerProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #errors = '';

  constructor(program: string) {
    // Node reads extra certificates at every start, which is nobody's business here.
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    this.#child = spawn(process.execPath, [program, '--stdio'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
  }

  get wire(): Wire {
    return { toServer: this.#child.stdin, fromServer: this.#child.stdout };
  }

  /** Exit status, when it has ended by itself. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  /** It has neither ended nor complained; what it complained of otherwise. */
  get complaint(): string | undefined {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return `ended with ${exitCode ?? signalCode}: ${this.#errors}`;
    return this.#errors === '' ? undefined : this.#errors;
  }

  /** Resident memory in MB; undefined where the system does not tell. */
  get memory(): number | undefined {
    if (process.platform !== 'linux') return undefined;
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }
}
