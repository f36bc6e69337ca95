import { Configs } from '../config/nearest.js';
import type { Config } from '../config/parse.js';
import type { Form } from '../data/types.js';
import { isSameBody } from '../forms/last-year.js';
import { type Known, predecessorFor } from '../forms/predecessor.js';
import type { Encoding } from '../input/encoding.js';
import { isWebPage } from '../input/names.js';
import type { Reading } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { Shelf } from './batch/shelf.js';
import type { Context } from './context.js';
import { readInput } from './input.js';
import { targetsOf } from './targets.js';
import { UsageError } from './usage.js';

/** What is known of the new report. */
export interface Wanted {
  /** A file, a folder, or `true`: where the configuration says, else the working folder. */
  readonly previous: string | true;
  readonly year: number | undefined;
  readonly issuer: string | undefined;
  /** The form as a province has extended it. */
  readonly extended: Form | undefined;
}

/** Last year's report as the user named it or as it was found, or why there is none. */
export type LastReport =
  | { readonly path: string; readonly reading: Reading; readonly encoding: Encoding }
  | { readonly path: string; readonly failure: Message };

/** More are counted: nobody reads them. */
const MOST_LISTED = 20;

/** Reads the file; of a folder takes the only report that it can be, and lists them where there are several. */
export async function lastReport(wanted: Wanted, context: Context): Promise<LastReport> {
  const place = wanted.previous === true ? configuredPlace(context) : wanted.previous;
  if (kindOf(place, context) !== 'directory') return readLast(place, wanted.extended, context);
  if (wanted.year === undefined) {
    throw new UsageError(
      say('--previous 是文件夹时，要用 --year 写明新年报的年度', 'where --previous is a folder, give the year of the new report by --year'),
    );
  }
  const paths: string[] = [];
  for await (const target of targetsOf([place], context.io.files)) {
    if ('failure' in target) return { path: target.path, failure: target.failure };
    if (!('note' in target)) paths.push(target.path);
  }
  const shelf = new Shelf(context.engine, context.io.files).readBy(wanted.extended);
  const found = await fitting(shelf, await shelf.list(paths), { year: wanted.year, issuer: wanted.issuer });
  return typeof found === 'string' ? readLast(found, wanted.extended, context) : { path: place, failure: found };
}

/** The path of the only one; else what is to be said. */
async function fitting(
  shelf: Shelf,
  all: readonly Known[],
  { year, issuer }: { readonly year: number; readonly issuer: string | undefined },
): Promise<string | Message> {
  const last = all.filter((one) => one.year === year - 1);
  const known = issuer === undefined ? last : last.filter((one) => one.issuer !== undefined && isSameBody(one.issuer, issuer));
  const [first] = known;
  if (first === undefined) return noneOf(all, year - 1, issuer);
  if (known.every((one) => one.issuer === first.issuer)) {
    const read = await Promise.all(known.map(({ path }) => shelf.read(path)));
    const chosen = predecessorFor(read.filter((one) => one !== undefined));
    if (chosen !== undefined && 'found' in chosen) return chosen.found.path;
  }
  const listed = listOf(known);
  return say(
    `有 ${known.length} 份${year - 1}年的年报，请用 --previous 指明文件，或用 --issuer 写明机关：${listed}`,
    `there are ${known.length} reports on ${year - 1}; name one by --previous, or the body by --issuer: ${listed}`,
  );
}

function noneOf(all: readonly Known[], year: number, issuer: string | undefined): Message {
  const listed = listOf(all);
  const whose = issuer ?? '';
  const others =
    all.length === 0 ? say('，也没有别的年报', '; there is no report at all') : say(`；有的是：${listed}`, `; there are: ${listed}`);
  const by = issuer === undefined ? '' : ` of ${issuer}`;
  return say(`没有找到${whose}${year}年的年报${others.zh}`, `no report${by} on ${year} was found${others.en}`);
}

function listOf(known: readonly Known[]): string {
  const listed = known.slice(0, MOST_LISTED).map(({ path, year = '', issuer = '' }) => `${path}（${issuer} ${year}）`);
  return `${listed.join('、')}${known.length > MOST_LISTED ? ` … ${known.length}` : ''}`;
}

function configuredPlace(context: Context): string {
  return configuredFor('./x.md', context).previous ?? '.';
}

/** What the configurations say of a draft at the path; of what is wrong in them `check` tells. */
export function configuredFor(path: string, { io, engine }: Context): Config {
  const known = new Set(engine.rules.map(({ id }) => id));
  return new Configs(io.configs, known, () => undefined).for(path);
}

/** Undefined where nothing of that name is. */
export function kindOf(path: string, { io }: Context): 'file' | 'directory' | 'other' | undefined {
  try {
    return io.files.stat(path).kind;
  } catch {
    return undefined;
  }
}

async function readLast(path: string, extended: Form | undefined, { io, engine }: Context): Promise<LastReport> {
  const input = await readInput(path, io.files);
  if ('failure' in input) return { path, failure: input.failure };
  return { path, reading: engine.read(input.text, { html: isWebPage(path), extended }), encoding: input.encoding };
}
