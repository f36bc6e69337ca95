import type { Finding } from '../../rules/shared/rule.js';
import { say } from '../../text/message.js';
import { FileFailure } from '../io.js';

/** The findings of an earlier result, by the draft. */
export interface Baseline {
  /** Names of the findings that the draft had; see `nameIn`. */
  of(path: string): readonly string[];
}

const NOT_A_RESULT = say(
  '不是 --format json 或 ndjson 的检查结果，不能作基准',
  'is no result of --format json or ndjson, and cannot be the baseline',
);
/** A result that we wrote has a file a line, which may be longer in all than a text can be. */
const LINE = /^\s*(\{"path":.*\}),?\s*$/;

/** A result of --format json or ndjson, read line by line; `resolve` makes one path of all spellings of it. Throws where it is none. */
export async function baselineFrom(lines: AsyncIterable<Uint8Array | undefined>, resolve: (path: string) => string): Promise<Baseline> {
  const known = new Map<string, readonly string[]>();
  const others: string[] = [];
  const decoder = new TextDecoder();
  for await (const bytes of lines) {
    const line = decoder.decode(bytes);
    const json = LINE.exec(line)?.[1];
    const file = json === undefined ? undefined : parsed(json);
    if (file === undefined) others.push(line);
    else add(known, file, resolve);
  }
  // The object around them; or the whole, as other programs lay it out.
  const whole = parsed(others.join('\n'));
  const files = Reflect.get(Object(whole), 'files');
  if (Array.isArray(files)) for (const file of files) add(known, file, resolve);
  else if (known.size === 0 || others.join('').trim() !== '') throw new FileFailure(NOT_A_RESULT);
  return { of: (path) => known.get(resolve(path)) ?? [] };
}

/** What a finding is called in a result: by its fingerprint; the few that have none by rule and words. */
export function nameIn({ rule, fingerprint }: Pick<Finding, 'rule' | 'fingerprint'>, message: string): string {
  return fingerprint ?? `${rule} ${message}`;
}

function add(known: Map<string, readonly string[]>, file: unknown, resolve: (path: string) => string): void {
  const { path, findings } = Object(file) as { readonly path?: unknown; readonly findings?: unknown };
  if (typeof path !== 'string' || !Array.isArray(findings)) return;
  const names = findings.map(({ rule, fingerprint, message }) => nameIn({ rule: String(rule), fingerprint }, String(message)));
  known.set(resolve(path), names);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
