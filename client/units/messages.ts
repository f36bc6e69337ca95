import type { FindingCounts } from '../messages.js';

/** What the list of all reports says. */
export interface UnitsMessages {
  readonly year: (year: number | null) => string;
  readonly reports: (count: number, wrong: number) => string;
  /** Short, for there is little room. */
  readonly findings: (counts: FindingCounts) => string;
  readonly balance: (holds: number, judged: number) => string;
  readonly unreadable: string;
  readonly noFinding: string;
  readonly form: (form: string) => string;
  readonly working: (done: number, total: number) => string;
  readonly stopped: string;
  readonly leftOut: (files: number, limit: number) => string;
  readonly notOpened: (name: string) => string;
  readonly severities: Readonly<Record<'error' | 'warning' | 'info' | 'hint', string>>;
}

const zh: UnitsMessages = {
  year: (year) => (year === null ? '年度不明' : `${year}年度`),
  reports: (count, wrong) => (wrong > 0 ? `${count} 份，${wrong} 份有错误` : `${count} 份`),
  findings: ({ errors, warnings, infos, hints }) =>
    counts([errors, `${errors} 错误`], [warnings, `${warnings} 警告`], [infos, `${infos} 提示`], [hints, `${hints} 建议`]).join(' '),
  balance: (holds, judged) => `勾稽 ${holds}/${judged}`,
  unreadable: '没有读出',
  noFinding: '没有问题',
  form: (form) => `${form}年格式`,
  working: (done, total) => `正在检查：${done}/${total} 个文件`,
  stopped: '检查已停止，下面是查过的。点上方的刷新图标接着查。',
  leftOut: (files, limit) => `最多列 ${limit} 份，还有 ${files} 个文件没有查（设置 gouji.wholeFolderLimit）。`,
  notOpened: (name) => `勾稽：${name} 没能打开。`,
  severities: { error: '错误', warning: '警告', info: '提示', hint: '建议' },
};

const en: UnitsMessages = {
  year: (year) => (year === null ? 'Year unknown' : String(year)),
  reports: (count, wrong) => (wrong > 0 ? `${count}, ${wrong} with errors` : String(count)),
  findings: ({ errors, warnings, infos, hints }) =>
    counts([errors, `errors ${errors}`], [warnings, `warnings ${warnings}`], [infos, `infos ${infos}`], [hints, `hints ${hints}`]).join(
      ' ',
    ),
  balance: (holds, judged) => `equations ${holds}/${judged}`,
  unreadable: 'not read',
  noFinding: 'no findings',
  form: (form) => `form of ${form}`,
  working: (done, total) => `Checking: ${done} of ${total} files`,
  stopped: 'The check was stopped; these were checked. Refresh to go on.',
  leftOut: (files, limit) => `At most ${limit} reports are listed; ${files} files were not checked (setting gouji.wholeFolderLimit).`,
  notOpened: (name) => `Gouji: ${name} could not be opened.`,
  severities: { error: 'Error', warning: 'Warning', info: 'Info', hint: 'Hint' },
};

export function unitsMessagesFor(language: string): UnitsMessages {
  return /^en\b/i.test(language) ? en : zh;
}

/** What there is none of is not named. */
function counts(...parts: readonly (readonly [number, string])[]): string[] {
  return parts.filter(([number]) => number > 0).map(([, words]) => words);
}
