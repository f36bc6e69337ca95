import type { CommanderError } from 'commander';
import { type Locale, type Message, say } from '../text/message.js';

/** The command line asks for something that there is not. */
export class UsageError extends Error {
  constructor(readonly about: Message) {
    super(about.en);
  }
}

/** The global option, wanted before the command line can be read: help and errors come in its language. */
export function localeFrom(argv: readonly string[]): Locale {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = argv[at]?.startsWith('--lang=') ? argv[at]?.slice('--lang='.length) : argv[at + 1];
  return at >= 0 && given === 'en' ? 'en' : 'zh';
}

/** Reads an option that has a few values. */
export function oneOf<T extends string>(option: string, values: readonly T[], note?: Message): (value: string) => T {
  return (value) => {
    const found = values.find((one) => one === value);
    if (found !== undefined) return found;
    throw new UsageError(
      say(
        `${option} 不能是 ${value}，可用：${values.join('、')}${note?.zh ?? ''}`,
        `${option} cannot be ${value}, allowed: ${values.join(', ')}${note?.en ?? ''}`,
      ),
    );
  };
}

/** Reads an option that names something; what is empty came from a variable that is not set. */
export function notEmpty(option: string): (value: string) => string {
  return (value) => {
    if (value.trim() !== '') return value;
    throw new UsageError(say(`${option} 的参数是空的`, `the value of ${option} is empty`));
  };
}

/** Reads the value of the option as a number from 0 to 999,999,999; throws a `UsageError` for anything else. */
export function wholeNumber(option: string): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new UsageError(say(`${option} 要一个不小于 0 的整数，不能是 ${value}`, `${option} wants a whole number, not ${value}`));
  };
}

/** What commander found wrong, in both languages; its own words are English. */
export function usageMessage(error: CommanderError | UsageError): Message {
  if (error instanceof UsageError) return error.about;
  if (error.code === 'commander.help') return NO_COMMAND;
  const lines = error.message.replace(/^error: /, '').split('\n');
  const english = lines.map((line) => line.trim()).join(' ');
  const what = /'([^']*)'/.exec(english)?.[1] ?? '';
  const near = /^\(Did you mean (?:one of )?(.*)\?\)/.exec(english.slice(Math.max(0, english.lastIndexOf('(Did you mean '))))?.[1];
  const hint = near === undefined ? '' : `；是不是 ${near}？`;
  const chinese = CHINESE[error.code];
  return say(chinese === undefined ? english : `${chinese.replace('%', what)}${hint}`, english);
}

const NO_COMMAND = say(
  '请给出命令，例如 gouji check 文件；gouji --help 列出全部命令',
  'name a command, such as gouji check FILE; gouji --help lists them',
);

const CHINESE: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有选项 %',
  'commander.unknownCommand': '没有命令 %',
  'commander.optionMissingArgument': '选项 % 缺少参数',
  'commander.missingMandatoryOptionValue': '缺少选项 %',
  'commander.missingArgument': '缺少参数 %',
  'commander.excessArguments': '参数太多',
  'commander.invalidArgument': '参数 % 无效',
};
