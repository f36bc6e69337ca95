// A Slurm of one node on this machine, in a folder of its own: nothing of it is left when it is stopped.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onPath } from '../system.mjs';

const DAEMONS = ['munged', 'slurmctld', 'slurmd'];
const LIMIT_MS = 2 * 60_000;

export class Slurm {
  #folder;
  #env;

  static isThere() {
    return [...DAEMONS, 'sbatch'].every((name) => programOf(name) !== undefined);
  }

  constructor(folder) {
    this.#folder = folder;
    this.#env = { ...process.env, SLURM_CONF: join(folder, 'slurm.conf') };
  }

  async start() {
    const at = (name) => join(this.#folder, name);
    for (const name of ['', 'state', 'spool', 'munge']) mkdirSync(at(name), { recursive: true });
    chmodSync(at('munge'), 0o755);
    writeFileSync(at('munge/key'), randomBytes(1024), { mode: 0o400 });
    writeFileSync(at('slurm.conf'), this.#configuration());
    const own = ['key', 'pid', 'log', 'seed'].map((name) => `--${name}-file=${at(`munge/${name}`)}`);
    this.#run('munged', ['--force', `--socket=${at('munge/socket')}`, ...own]);
    this.#run('slurmctld', []);
    this.#run('slurmd', []);
    await this.#until(() => /\bidle\b/.test(this.#run('sinfo', ['--noheader'], true)), 'the node is not ready');
  }

  /** A job array; gives its id. What it prints goes to the folder. */
  submit(script, tasks, folder) {
    const args = ['--parsable', `--array=${tasks}`, `--output=${join(folder, 'out.%a')}`, script];
    return this.#run('sbatch', args).trim();
  }

  async wait(id) {
    await this.#until(() => this.#run('squeue', ['--noheader', '--jobs', id], true).trim() === '', 'the job does not end');
  }

  /** Ends the three daemons, which are known by their own files. */
  async stop() {
    for (const name of ['slurmd.pid', 'slurmctld.pid', 'munge/pid']) {
      const file = join(this.#folder, name);
      if (!existsSync(file)) continue;
      const id = Number(readFileSync(file, 'utf8'));
      process.kill(id, 'SIGTERM');
      await this.#until(() => isGone(id), `${name} does not end`);
    }
  }

  #configuration() {
    const [folder, host] = [this.#folder, hostname().split('.')[0]];
    return [
      'ClusterName=gouji',
      `SlurmctldHost=${host}(127.0.0.1)`,
      'SlurmUser=root',
      'SlurmdUser=root',
      'AuthType=auth/munge',
      `AuthInfo=socket=${folder}/munge/socket`,
      `StateSaveLocation=${folder}/state`,
      `SlurmdSpoolDir=${folder}/spool`,
      ...['slurmctld', 'slurmd'].flatMap((name, i) => [
        `${name.replace('s', 'S')}PidFile=${folder}/${name}.pid`,
        `${name.replace('s', 'S')}LogFile=${folder}/${name}.log`,
        `${name.replace('s', 'S')}Port=${16817 + i}`,
      ]),
      // Without the control groups of the system, which a container does not give.
      'ProctrackType=proctrack/linuxproc',
      'TaskPlugin=task/none',
      'SelectType=select/cons_tres',
      'SelectTypeParameters=CR_Core',
      'ReturnToService=2',
      'MpiDefault=none',
      `NodeName=${host} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} State=UNKNOWN`,
      `PartitionName=all Nodes=${host} Default=YES MaxTime=INFINITE State=UP`,
      '',
    ].join('\n');
  }

  #run(name, args, mayFail = false) {
    const { status, stdout, stderr, error } = spawnSync(programOf(name) ?? name, args, {
      env: this.#env,
      encoding: 'utf8',
      timeout: LIMIT_MS,
    });
    if ((error !== undefined || status !== 0) && !mayFail) throw new Error(`${name}: ${error ?? stderr}`);
    return stdout ?? '';
  }

  async #until(holds, otherwise) {
    const end = Date.now() + LIMIT_MS;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`Slurm: ${otherwise}`);
      await pause(300);
    }
  }
}

/** Daemons are not on the PATH of everyone. */
function programOf(name) {
  const other = join('/usr/sbin', name);
  return onPath(name) ?? (existsSync(other) ? other : undefined);
}

/** Ended; one whose end nobody has asked for yet is still listed. */
function isGone(id) {
  try {
    return / Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
