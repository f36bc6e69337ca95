import type { Command } from 'commander';
import { FORM_IDS } from '../../data/types.js';
import type { Context } from '../context.js';
import { program as namedProgram } from '../foreign.js';
import { notEmpty, oneOf, wholeNumber } from '../usage.js';
import { type FiguresOptions, figuresCommand } from './figures-command.js';
import { type LettersOptions, lettersCommand } from './letters-command.js';
import { type RollupOptions, rollupCommand } from './rollup-command.js';
import { SHEET_FORMATS } from './sheet-files.js';
import { type SummaryOptions, summaryCommand } from './summary-command.js';

type Translate = (zh: string, en: string) => string;

/** What the commands are added to, and what every one of them has. */
export interface Host {
  readonly program: Command;
  readonly t: Translate;
  readonly context: Context;
  readonly withLanguage: (command: Command) => Command;
  readonly done: (status: number) => void;
}

const FORMS = ['auto', ...FORM_IDS] as const;
const LISTS = [...SHEET_FORMATS, 'json'] as const;

/** The commands over the reports of many units. */
export function addCounty(host: Host): void {
  addSummary(host);
  addFigures(host);
  addRollup(host);
  addLetters(host);
}

function addSummary({ program, t, context, withLanguage, done }: Host): void {
  const command = program
    .command('summary')
    .description(
      t('各单位年报一览：谁没交、谁交了两份、问题、勾稽、主要数字', 'a line a unit: who has handed in, what is wrong, key figures'),
    )
    .option(`--format <${LISTS.join('|')}>`, t('输出格式', 'output format'), oneOf('--format', LISTS))
    .option('--year <YEAR>', t('只看这一年度', 'this report year alone'), wholeNumber('--year'));
  withLanguage(withRoster(withReading(command, t), t))
    .option('--output <FILE>', t('结果写入文件', 'write the result to a file'), notEmpty('--output'))
    .action(async (paths: string[], options: SummaryOptions) => done(await summaryCommand(paths, options, context)));
}

function addFigures({ program, t, context, withLanguage, done }: Host): void {
  const formats = ['csv', 'json', 'ndjson'] as const;
  const command = program
    .command('figures')
    .description(
      t(
        '列出每份年报标准表里的每一个数，一格一行，供 Excel、pandas 用',
        'every cell of the standard tables, a row each, for Excel and pandas',
      ),
    )
    .option(`--format <${formats.join('|')}>`, t('输出格式', 'output format'), oneOf('--format', formats));
  withLanguage(withReading(command, t))
    .option('--output <FILE>', t('结果写入文件', 'write the result to a file'), notEmpty('--output'))
    .action(async (paths: string[], options: FiguresOptions) => done(await figuresCommand(paths, options, context)));
}

function addRollup({ program, t, context, withLanguage, done }: Host): void {
  const command = program
    .command('rollup')
    .description(
      t('把各单位的表加起来；或核对本级年报是不是各单位之和', 'add up the tables of the units, or hold a report against their sum'),
    )
    .requiredOption('--year <YEAR>', t('报告年度', 'report year'), wholeNumber('--year'))
    .option(
      '--check <FILE>',
      t('本级年报：逐格与各单位之和核对', 'the body’s own report, held against the sum cell by cell'),
      notEmpty('--check'),
    )
    .option('--with-failing', t('勾稽不成立的单位也计入', 'count units whose tables do not reconcile, too'))
    .option(`--format <${LISTS.join('|')}>`, t('输出格式', 'output format'), oneOf('--format', LISTS));
  withLanguage(withRoster(withReading(command, t), t))
    .option('--output <FILE>', t('结果写入文件', 'write the result to a file'), notEmpty('--output'))
    .action(async (paths: string[], options: RollupOptions) => done(await rollupCommand(paths, options, context)));
}

function addLetters({ program, t, context, withLanguage, done }: Host): void {
  const formats = ['docx', 'html'] as const;
  const command = program
    .command('letters')
    .description(t('给每个有问题的单位写一份退改清单', 'a letter to each unit whose report has something to be put right'))
    .requiredOption('--output <DIR>', t('写在这个文件夹里', 'the folder to write them into'), notEmpty('--output'))
    .option(`--format <${formats.join('|')}>`, t('文件种类，默认 docx', 'kind of file, docx by default'), oneOf('--format', formats))
    .option('--year <YEAR>', t('只看这一年度', 'this report year alone'), wholeNumber('--year'))
    .option('--force', t('覆盖已有的文件', 'write over files that are there'));
  withLanguage(withRoster(withReading(command, t), t)).action(async (paths: string[], options: LettersOptions) =>
    done(await lettersCommand(paths, options, context)),
  );
}

function withRoster(command: Command, t: Translate): Command {
  return command.option(
    '--roster <FILE>',
    t('应交单位名单：每行一个名称，# 后面是说明', 'units that have to report: a name a line, remarks behind #'),
    notEmpty('--roster'),
  );
}

/** How reports are read: as `gouji check` does. */
function withReading(command: Command, t: Translate): Command {
  return command
    .argument('<FILE|DIR|GLOB...>', t('年报所在的文件夹，或文件、通配符', 'the folder of the reports, or files, or patterns'))
    .option(`--form <${FORMS.join('|')}>`, t('按哪一代格式读，默认按年份', 'form to read by; default: by year'), oneOf('--form', FORMS))
    .option(
      '--previous <FILE|DIR>',
      t('上年年报或存放上年年报的文件夹；不写则自己找', 'last year’s report, or their folder; looked for where it is not given'),
      notEmpty('--previous'),
    )
    .option(
      '--convert-with <PROGRAM>',
      t(
        '用这个程序读 .doc .wps .rtf .odt（soffice）或 .pdf（pdftotext），可写几次',
        'read .doc .wps .rtf .odt by soffice, .pdf by pdftotext; may be given again',
      ),
      namedProgram,
    )
    .option('--jobs <N>', t('同时读的线程数，默认按处理器', 'threads that read; default: by the processors'), wholeNumber('--jobs'))
    .option(
      '--config <FILE>',
      t('用这个配置文件，不找 gouji.config.json', 'this configuration instead of gouji.config.json'),
      notEmpty('--config'),
    )
    .option('--no-config', t('不用配置文件', 'no configuration'))
    .option('--color', t('总是用颜色', 'always use colours'))
    .option('--no-color', t('不用颜色', 'never use colours'));
}
