import type { FormId } from '../data/types.js';
import { say } from '../text/message.js';
import { UsageError } from './usage.js';

/** How results can be written, by the names that `--format` takes. */
export const FORMATS = ['pretty', 'json', 'ndjson', 'sarif', 'github', 'junit', 'csv'] as const;

/** Options of `gouji check`, as commander hands them over. */
export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  readonly form: FormId | 'auto';
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  /** A path or a JSON record a line on standard input, a result a line. */
  readonly stdinFiles?: boolean;
  /** Write the safe fixes back and report what is left. */
  readonly fix?: boolean;
  /** Show what --fix would do, as a diff, and write nothing. */
  readonly fixDryRun?: boolean;
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  /** Last year's report, or the folder that holds last year's reports. */
  readonly previous?: string;
  /** An earlier result: what it has is left out. */
  readonly baseline?: string;
  /** Go on, and check again what changes. */
  readonly watch?: boolean;
  /** Threads that check, this one counted. */
  readonly jobs?: number;
  /** Findings and unreadable files are no failure of the program. */
  readonly exitZero?: boolean;
  /** A file instead of those above each draft; `false`: none at all. */
  readonly config?: string | false;
  /** Programs that read what is read here by no other way: old Word files, PDF. Never called unless they are named. */
  readonly convertWith?: readonly string[];
  readonly output?: string;
  readonly color?: boolean;
}

/** Throws what does not go together. */
export function requireInput(paths: readonly string[], options: CheckOptions): void {
  const { stdin = false, stdinFiles = false, fix = false, fixDryRun = false, watch = false } = options;
  const fromInput = stdin || stdinFiles;
  const option = stdin ? '--stdin' : '--stdin-files';
  if (fromInput && paths.length > 0) throw new UsageError(say(`${option} 不能与文件一起用`, `${option} goes without files`));
  if (stdin && stdinFiles) throw new UsageError(say('--stdin 和 --stdin-files 只能用一个', 'use one of --stdin and --stdin-files'));
  if (options.stdinFilename !== undefined && !stdin) {
    throw new UsageError(say('--stdin-filename 要与 --stdin 一起用', '--stdin-filename goes with --stdin'));
  }
  if (fromInput && fix) {
    throw new UsageError(say(`${option} 没有可写回的文件，不能与 --fix 一起用`, `${option} names no file that --fix could write`));
  }
  if (stdinFiles && (fixDryRun || options.format !== 'ndjson')) {
    throw new UsageError(
      say('--stdin-files 每行输出一条结果，只能用 --format ndjson', '--stdin-files gives a result a line; its format is ndjson'),
    );
  }
  if (fixDryRun && (fix || options.format !== 'pretty')) {
    throw new UsageError(
      say('--fix-dry-run 只显示差异，不能与 --fix 或 --format 一起用', '--fix-dry-run prints a diff; it goes without --fix and --format'),
    );
  }
  if (options.baseline !== undefined && (fix || fixDryRun)) {
    throw new UsageError(say('--baseline 不能与 --fix 一起用', '--baseline goes without --fix'));
  }
  if (watch && (fromInput || fix || fixDryRun || options.output !== undefined || options.format !== 'pretty')) {
    throw new UsageError(
      say(
        '--watch 在终端上显示，不能与 --stdin、--fix、--format、--output 一起用',
        '--watch shows results on the terminal; it goes without --stdin, --fix, --format and --output',
      ),
    );
  }
  if (!fromInput && paths.length === 0) {
    throw new UsageError(say('请给出要检查的文件或文件夹，或用 --stdin', 'name files or folders to check, or use --stdin'));
  }
  // What a script hands over in the place of a variable that is not set; as a folder it would be the root of all.
  const empty = paths.findIndex((path) => path.trim() === '');
  if (empty >= 0) {
    throw new UsageError(
      say(`第 ${empty + 1} 个要检查的文件名是空的，什么也没有检查`, `name ${empty + 1} of those to check is empty; nothing was checked`),
    );
  }
}
