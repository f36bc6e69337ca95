import type { FormId } from '../data/types.js';
import { say } from '../text/message.js';
import { UsageError } from './usage.js';

/** Options of `gouji check`, as commander hands them over. */
export interface CheckOptions {
  readonly format: 'pretty' | 'json';
  readonly form: FormId | 'auto';
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  /** Write the safe fixes back and report what is left. */
  readonly fix?: boolean;
  /** Show what --fix would do, as a diff, and write nothing. */
  readonly fixDryRun?: boolean;
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  /** A file instead of those above each draft; `false`: none at all. */
  readonly config?: string | false;
  readonly output?: string;
  readonly color?: boolean;
}

/** Throws what does not go together. */
export function requireInput(paths: readonly string[], options: CheckOptions): void {
  if (options.stdin === true && paths.length > 0) throw new UsageError(say('--stdin 不能与文件一起用', '--stdin goes without files'));
  if (options.stdinFilename !== undefined && options.stdin !== true) {
    throw new UsageError(say('--stdin-filename 要与 --stdin 一起用', '--stdin-filename goes with --stdin'));
  }
  if (options.stdin === true && options.fix === true) {
    throw new UsageError(say('--stdin 没有可写回的文件，不能与 --fix 一起用', '--stdin names no file that --fix could write'));
  }
  if (options.fixDryRun === true && (options.fix === true || options.format !== 'pretty')) {
    throw new UsageError(
      say('--fix-dry-run 只显示差异，不能与 --fix 或 --format 一起用', '--fix-dry-run prints a diff; it goes without --fix and --format'),
    );
  }
  if (options.stdin !== true && paths.length === 0) {
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
