import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));
const REPORTER = new URL('reporter.mjs', import.meta.url);
/**
 * Eight times as many steps as usual before V8 optimises a function: tests run much code a few times each, and up to a third of the
 * processor time went into optimising what hardly ran again. Until then every function runs as plain machine code from its first call on.
 * What has not run for a while is kept, not compiled anew for the next file; and what a test makes is mostly gone before the first
 * collection, where there is room for it. Node 22 does not know the first option any more, and would not start.
 */
const PATIENT = process.versions.node.startsWith('20.')
  ? ['--interrupt-budget=540000', '--always-sparkplug', '--no-flush-bytecode', '--min-semi-space-size=64', '--max-semi-space-size=64']
  : [];
const execArgv = [...PATIENT, '--enable-source-maps', `--test-reporter=${REPORTER}`, '--test-reporter-destination=stdout'];
// Node reads extra certificates at every start, which is nobody's business here.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** A process that runs files of tests, one at a time. */
export class WorkerProcess {
  #child;
  #silence;
  #spent = 0;
  #isLast = false;
  #exit;

  /** One that tells nothing for so many milliseconds hangs, and is ended. */
  constructor(program, silence) {
    this.#silence = silence;
    this.#child = fork(WORKER, [program], { execArgv, env });
    this.#exit = new Promise((resolve) => {
      this.#child.on('error', resolve);
      this.#child.on('exit', (code, signal) => resolve(signal ?? code));
    });
  }

  /** It can run one more. */
  get lives() {
    return this.#child.connected && !this.#isLast;
  }

  /** What the tests of the file came to. One more has failed if the process ends before the file does, or if something was thrown that no test caught. */
  async run(path) {
    const outcome = { path, passed: [], skipped: [], failed: [], cpu: 0 };
    const faults = [];
    let watch;
    const wait = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        faults.push(`nothing heard for ${this.#silence / 1000} s`);
        this.#child.kill('SIGKILL');
      }, this.#silence);
    };
    const ended = new Promise((resolve) => {
      this.#child.on('message', ({ kind, name, reason, cpu, isLast }) => {
        wait();
        if (kind === 'passed') outcome.passed.push(name);
        if (kind === 'skipped' || kind === 'failed') outcome[kind].push({ name, reason });
        if (kind !== 'ended') return;
        this.#isLast = isLast;
        resolve(cpu);
      });
    });
    wait();
    this.#child.send(path, () => undefined);
    const how = await Promise.race([ended, this.#exit.then((status) => `the process ended before the file did: ${status}`)]);
    clearTimeout(watch);
    this.#child.removeAllListeners('message');
    if (typeof how === 'string') faults.push(how);
    else {
      outcome.cpu = how - this.#spent;
      this.#spent = how;
    }
    if (faults.length > 0) outcome.failed.push({ name: 'the file as a whole', reason: faults.join('\n') });
    return outcome;
  }

  /** Nothing more is to be run; its exit status, or the signal that ended it. */
  end() {
    if (this.#child.connected) this.#child.disconnect();
    return this.#exit;
  }
}
