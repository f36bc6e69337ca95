import { type Letter, letterName, letterTo, type ToldReport } from '../../county/letter.js';
import { unitsOf } from '../../county/units.js';
import { type Message, say } from '../../text/message.js';
import { type Context, complain } from '../context.js';
import { systemFailure } from '../input.js';
import { writeFile } from '../output.js';
import { printable } from '../paint.js';
import { Gathering, type GatherOptions } from './gather.js';
import { letterParts } from './letter-parts.js';
import { readRoster } from './result.js';
import { paper } from './sheet-files.js';

/** Options of `gouji letters`, as commander hands them over. */
export interface LettersOptions extends Omit<GatherOptions, 'output'> {
  /** A folder. */
  readonly output: string;
  readonly format?: 'docx' | 'html';
  readonly year?: number;
  readonly roster?: string;
  /** Write over files that are there. */
  readonly force?: boolean;
}

/** A letter to each unit whose report has something to be put right. Gives the exit status. */
export async function lettersCommand(paths: readonly string[], options: LettersOptions, context: Context): Promise<0 | 2> {
  const { output, format = 'docx', year, force = false } = options;
  const roster = await readRoster(options.roster, context);
  if (roster === 'failed') return 2;
  const { output: _, ...rest } = options;
  const gathering = new Gathering(context, rest, 'letters');
  const reports: ToldReport[] = [];
  for await (const { unit } of gathering.outcomes(paths)) {
    if (unit !== undefined) reports.push({ path: unit.path, body: unit.body, year: unit.year, told: unit.told ?? [] });
  }
  const units = unitsOf(reports, { year, roster }).filter((unit) => unit.reports.length > 0);
  const letters = named(
    units.flatMap((unit) => letterTo(unit, context.engine.rules) ?? []),
    format,
    output,
  );
  if (!(await mayWrite(letters, { output, force }, context))) return 2;
  for (const { path, letter } of letters) {
    try {
      await writeFile(path, await paper(letterParts(letter, context.locale), format, context.locale, false), context.io);
    } catch (error) {
      await complain(context, path, systemFailure(error));
      return 2;
    }
    await context.io.stdout.write(`${printable(path)}${lineOn(letter)[context.locale]}\n`);
  }
  await context.io.stdout.write(`${closing(units.length, letters.length)[context.locale]}\n`);
  return gathering.incomplete === 0 ? 0 : 2;
}

interface NamedLetter {
  readonly path: string;
  readonly letter: Letter;
}

/** Names that some systems cannot tell apart get a number. */
function named(letters: readonly Letter[], format: string, folder: string): readonly NamedLetter[] {
  const taken = new Map<string, number>();
  return letters.map((letter) => {
    const name = letterName(letter);
    const count = (taken.get(name.toLowerCase()) ?? 0) + 1;
    taken.set(name.toLowerCase(), count);
    return { letter, path: `${folder.replace(/[\\/]$/, '')}/${name}${count === 1 ? '' : `（${count}）`}.${format}` };
  });
}

/** Before anything is written: the folder is there, and no file in it is written over unless the user says so, which is told once. */
async function mayWrite(
  letters: readonly NamedLetter[],
  { output, force }: { output: string; force: boolean },
  context: Context,
): Promise<boolean> {
  const { files } = context.io;
  if (letters.length === 0) return true;
  try {
    files.makeFolder(output);
  } catch (error) {
    await complain(context, output, systemFailure(error));
    return false;
  }
  const [first, ...more] = letters.filter(({ path }) => files.isFile(path));
  if (first === undefined) return true;
  await complain(context, first.path, existing(more.length, force));
  return force;
}

function existing(more: number, force: boolean): Message {
  const [zh, en] = more === 0 ? ['文件已经存在', 'exists already'] : [`和另外 ${more} 个文件已经存在`, `and ${more} more exist already`];
  return force
    ? say(`${zh}，按 --force 覆盖`, `${en}: written over, as --force says`)
    : say(`${zh}，不会覆盖，一份也没有写：请换一个文件夹，或加 --force`, `${en}; no letter was written: give another folder, or --force`);
}

function lineOn({ wrong, doubtful }: Letter): Message {
  return say(`：需要改正 ${wrong} 处，请核对 ${doubtful} 处`, `: ${wrong} to be put right, ${doubtful} to be looked at`);
}

function closing(units: number, letters: number): Message {
  return say(
    `${units} 个单位，写了 ${letters} 份退改清单，${units - letters} 个单位没有要改的`,
    `${units} units: ${letters} letters written, nothing to put right at ${units - letters}`,
  );
}
