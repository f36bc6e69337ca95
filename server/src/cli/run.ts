import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import { FORM_IDS } from '../data/types.js';
import { type Locale, type Message, say } from '../text/message.js';
import { checkCommand } from './check-command.js';
import { type CheckOptions, FORMATS } from './check-options.js';
import { type Context, complain } from './context.js';
import { type ConvertOptions, convertCommand } from './convert-command.js';
import { addCounty } from './county/commands.js';
import { engine as core, type Engine } from './engine.js';
import { program as namedProgram } from './foreign.js';
import { systemFailure } from './input.js';
import type { Io } from './io.js';
import { type NewOptions, newCommand } from './new-command.js';
import { explainCommand, rulesCommand } from './rules-command.js';
import { localeFrom, notEmpty, oneOf, UsageError, usageMessage, wholeNumber } from './usage.js';

/** The command line without the process: arguments in, exit status out. */
export async function run(argv: readonly string[], io: Io, engine: Engine = core): Promise<number> {
  const context: Context = { io, engine, locale: localeFrom(argv) };
  const outcome: Outcome = { status: 0, help: '' };
  try {
    await programFor(context, outcome).parseAsync(argv, { from: 'user' });
  } catch (error) {
    // Help and version end by an error that is none.
    const done = error instanceof CommanderError && error.exitCode === 0;
    if (!done) return refuse(context, error);
  }
  try {
    if (outcome.help !== '') await io.stdout.write(outcome.help);
    return outcome.status;
  } catch (error) {
    return refuse(context, error);
  }
}

async function refuse(context: Context, error: unknown): Promise<2> {
  const isUsage = error instanceof CommanderError || error instanceof UsageError;
  await complain(context, '', isUsage ? usageMessage(error) : systemFailure(error));
  return 2;
}

interface Outcome {
  status: number;
  /** Help and version, which commander writes without waiting. */
  help: string;
}

function programFor(context: Context, outcome: Outcome): Command {
  const { locale } = context;
  const t = (zh: string, en: string): string => say(zh, en)[locale];
  const program = new Command('gouji')
    .exitOverride()
    .configureOutput({ writeOut: (text) => keep(outcome, text), writeErr: () => undefined })
    .configureHelp({ styleTitle: (title) => helpTitle(title, locale) })
    .description(
      t('检查政府信息公开工作年度报告。全部在本机完成。', 'Checks government information disclosure reports, on this machine alone.'),
    )
    .version(version, '-V, --version', t('显示版本', 'print the version'))
    .helpOption('-h, --help', t('显示帮助', 'print help'))
    .helpCommand('help [command]', t('显示某个命令的帮助', 'print help on a command'));
  withLanguage(program, t);
  addCheck(program, t, context, outcome);
  addNew(program, t, context, outcome);
  addConvert(program, t, context, outcome);
  addCounty({
    program,
    t,
    context,
    withLanguage: (command) => withLanguage(command, t),
    done: (status) => {
      outcome.status = status;
    },
  });
  addOthers(program, t, context, outcome);
  return program;
}

function keep(outcome: Outcome, text: string): void {
  outcome.help += text;
}

type Translate = (zh: string, en: string) => string;

const FORM_SETTINGS = ['auto', ...FORM_IDS] as const;
function addCheck(program: Command, t: Translate, context: Context, outcome: Outcome): void {
  const command = program
    .command('check')
    .description(t('检查文件；文件夹查其中的 .md .txt .html .htm .docx', 'check files, and the .md .txt .html .htm .docx files of folders'))
    .argument('[FILE|DIR|GLOB...]', t('要检查的文件、文件夹或通配符', 'files, folders or patterns'))
    .option(`--format <${FORMATS.join('|')}>`, t('输出格式', 'output format'), oneOf('--format', FORMATS))
    .option(
      `--form <${FORM_SETTINGS.join('|')}>`,
      t('按哪一代格式检查，默认按年份', 'form to judge by; default: by year'),
      oneOf('--form', FORM_SETTINGS),
    )
    .option('--stdin', t('从标准输入读一份', 'read one draft from standard input'))
    .option('--stdin-filename <NAME>', t('标准输入的文件名', 'its name in the output'), notEmpty('--stdin-filename'))
    .option(
      '--stdin-files',
      t(
        '标准输入每行一个文件名，或一条 {"path","text"}；每行输出一条结果',
        'a path or a {"path","text"} record a line on standard input; a result a line',
      ),
    )
    .option('--fix', t('把可以放心改的改好写回文件', 'write the safe fixes back to the files'))
    .option('--fix-dry-run', t('只显示 --fix 会改什么，不写文件', 'show what --fix would do, write nothing'))
    .option(
      '--convert-with <PROGRAM>',
      t(
        '用这个程序读 .doc .wps .rtf .odt（soffice）或 .pdf（pdftotext），可写几次',
        'read .doc .wps .rtf .odt by soffice, .pdf by pdftotext; may be given again',
      ),
      namedProgram,
    )
    .option('--quiet', t('只列出错误（汇总仍计全部）', 'list errors only (the summary counts all)'))
    .option('--max-warnings <N>', t('警告超过 N 处也算不通过', 'fail on more than N warnings'), wholeNumber('--max-warnings'))
    .option(
      '--previous <FILE|DIR>',
      t(
        '上年年报或存放上年年报的文件夹；不写则按文件名里的年份找',
        'last year’s report, or their folder; default: by the years in file names',
      ),
      notEmpty('--previous'),
    )
    .option(
      '--baseline <FILE>',
      t('以前的检查结果（json、ndjson），其中已有的不再列出', 'an earlier result (json, ndjson); what it has is left out'),
      notEmpty('--baseline'),
    )
    .option('--watch', t('一直看着，文稿改动就再查', 'go on, and check again what changes'))
    .option('--jobs <N>', t('同时检查的线程数，默认按处理器', 'threads that check; default: by the processors'), wholeNumber('--jobs'))
    .option('--exit-zero', t('查出错误也以 0 退出，供批处理引擎用', 'exit with 0 whatever is found, for engines that drive it'))
    .option(
      '--config <FILE>',
      t('用这个配置文件，不找 gouji.config.json', 'this configuration instead of gouji.config.json'),
      notEmpty('--config'),
    )
    .option('--no-config', t('不用配置文件', 'no configuration'))
    .option('--output <FILE>', t('结果写入文件', 'write the result to a file'), notEmpty('--output'))
    .option('--color', t('总是用颜色', 'always use colours'))
    .option('--no-color', t('不用颜色', 'never use colours'))
    .action(async (paths: string[], options: Partial<CheckOptions>) => {
      outcome.status = await checkCommand(
        paths,
        { format: options.stdinFiles === true ? 'ndjson' : 'pretty', form: 'auto', ...options },
        context,
      );
    });
  withLanguage(command, t).addHelpText('after', t(EXIT_STATUS.zh, EXIT_STATUS.en));
}

const EXIT_STATUS: Message = say(
  '\n退出状态：0 没有错误；1 有错误，或警告过多；2 用法不对，或有文件无法读取（其余仍检查）。\n输出提前关闭（如 | head）时照样做完：该改的改完，退出状态按全部结果。',
  '\nExit status: 0 no error; 1 errors, or too many warnings; 2 wrong usage, or a file that could not be read (the others are checked).\nWhen the output is closed early (as by | head) the work is done all the same: fixes are written, the status is that of all results.',
);

function addNew(program: Command, t: Translate, context: Context, outcome: Outcome): void {
  const command = program
    .command('new')
    .description(t('新建一份待填写的年度报告', 'write a new report, to be filled in'))
    .option(
      '--year <YEAR>',
      t('报告年度，默认是上年年报的下一年', 'report year; default: the one after that of last year’s report'),
      wholeNumber('--year'),
    )
    .option('--issuer <NAME>', t('机关名称，默认是上年年报的机关', 'name of the body that reports; default: that of last year’s report'))
    .option(
      '--previous [FILE|DIR]',
      t(
        '上年年报，从中取机关名称和上年结转数；写文件夹，或不写文件名，就在其中找',
        'last year’s report, for its body and what it carries over; of a folder, or without a name, it is looked for',
      ),
      notEmpty('--previous'),
    )
    .option('--with-previous-text', t('把上年各部分文字附为注释', 'add last year’s texts as comments'))
    .option('--output <FILE>', t('写入新文件，不覆盖已有文件', 'write to a new file; none is written over'), notEmpty('--output'))
    .action(async (options: NewOptions) => {
      outcome.status = await newCommand(options, context);
    });
  withLanguage(command, t);
}

function addConvert(program: Command, t: Translate, context: Context, outcome: Outcome): void {
  const command = program
    .command('convert')
    .description(
      t('把年报转成另一种文件：Word（.docx）、网页（.html）、Markdown（.md）', 'write a report as another kind of file: .docx, .html, .md'),
    )
    .argument('<IN>', t('要转换的文件：.docx .html .htm .txt .md', 'the file to convert: .docx .html .htm .txt .md'))
    .argument('<OUT>', t('要写的文件，按后缀决定种类', 'the file to write; its ending says of what kind'))
    .option(
      `--form <${FORM_SETTINGS.join('|')}>`,
      t('按哪一代格式读，默认按年份', 'form to read by; default: by year'),
      oneOf('--form', FORM_SETTINGS),
    )
    .option(
      '--convert-with <PROGRAM>',
      t(
        '用这个程序读 .doc .wps .rtf .odt（soffice）或 .pdf（pdftotext），可写几次',
        'read .doc .wps .rtf .odt by soffice, .pdf by pdftotext; may be given again',
      ),
      namedProgram,
    )
    .option('--force', t('覆盖已有的文件', 'write over a file that is there'))
    .action(async (from: string, to: string, options: ConvertOptions) => {
      outcome.status = await convertCommand(from, to, options, context);
    });
  withLanguage(command, t);
}

function addOthers(program: Command, t: Translate, context: Context, outcome: Outcome): void {
  const rules = program
    .command('rules')
    .description(t('列出全部规则', 'list all rules'))
    .option('--format <pretty|json>', t('输出格式', 'output format'), oneOf('--format', ['pretty', 'json']))
    .action(async ({ format = 'pretty' }: { format?: 'pretty' | 'json' }) => {
      outcome.status = await rulesCommand(format, context);
    });
  const explain = program
    .command('explain')
    .description(t('说明一条规则', 'explain a rule'))
    .argument('<RULE>', t('规则名', 'name of the rule'))
    .action(async (id: string) => {
      outcome.status = await explainCommand(id, context);
    });
  const lsp = program
    .command('lsp')
    .description(t('启动语言服务器', 'start the language server'))
    .option('--stdio', t('用标准输入输出通信', 'talk over standard input and output'))
    .option('--clientProcessId <ID>', t('编辑器的进程号', 'process id of the editor'))
    .action(async ({ stdio }: { stdio?: boolean }) => {
      if (stdio !== true) throw new UsageError(say('请加 --stdio', 'give --stdio'));
      await context.io.serve();
    });
  for (const command of [rules, explain, lsp]) withLanguage(command, t);
}

/** Taken by localeFrom beforehand; declared so that it stands in the help and is checked. */
function withLanguage(command: Command, t: Translate): Command {
  return command
    .helpOption('-h, --help', t('显示帮助', 'print help'))
    .option('--lang <zh|en>', t('界面语言，默认 zh', 'language, zh by default'), oneOf('--lang', ['zh', 'en']));
}

function helpTitle(title: string, locale: Locale): string {
  if (locale === 'en') return title;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Commands:': '命令：',
  };
  return titles[title] ?? title;
}
