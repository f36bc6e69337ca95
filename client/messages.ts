/** What the client says itself; findings are worded by the server. */
export interface Messages {
  readonly starting: string;
  readonly stopped: string;
  readonly restarted: string;
  readonly restartFailed: (reason: string) => string;
  readonly showOutput: string;
  readonly showProblems: string;
  readonly report: (year: number | null, form: string | null) => string;
  readonly unreadable: string;
  readonly equations: (holds: number, fails: number, unknown: number) => string;
  readonly findings: (errors: number, warnings: number, others: number) => string;
  readonly noFinding: string;
  readonly askReason: string;
  readonly reasonExample: string;
  readonly findingGone: string;
}

const zh: Messages = {
  starting: '正在启动…',
  stopped: '语言服务未运行',
  restarted: '勾稽：语言服务已重启。',
  restartFailed: (reason) => `勾稽：语言服务未能重启（${reason}）。`,
  showOutput: '显示输出',
  showProblems: '查看问题',
  report: (year, form) => [year === null ? '年份不明' : `${year}年年报`, ...(form === null ? [] : [`${form}年格式`])].join(' · '),
  unreadable: '年报无法读取',
  equations: (holds, fails, unknown) =>
    [`勾稽关系 ${holds} 项成立`, `${fails} 项不成立`, ...(unknown > 0 ? [`${unknown} 项无法判断`] : [])].join('，'),
  findings: (errors, warnings, others) =>
    counts([errors, `错误 ${errors}`], [warnings, `警告 ${warnings}`], [others, `提示 ${others}`]).join('，'),
  noFinding: '未发现问题',
  askReason: '为什么忽略这一处？理由会写进文稿或配置，以后的人看得到。',
  reasonExample: '例如：按上级要求保留旧写法',
  findingGone: '勾稽：这个问题已经不在了，没有改动。',
};

const en: Messages = {
  starting: 'Starting…',
  stopped: 'The language server is not running',
  restarted: 'Gouji: the language server has been restarted.',
  restartFailed: (reason) => `Gouji: the language server could not be restarted (${reason}).`,
  showOutput: 'Show Output',
  showProblems: 'Show Problems',
  report: (year, form) =>
    [year === null ? 'Year unknown' : `Report for ${year}`, ...(form === null ? [] : [`form of ${form}`])].join(' · '),
  unreadable: 'Report cannot be read',
  equations: (holds, fails, unknown) =>
    [`Equations: ${holds} hold`, `${fails} fail`, ...(unknown > 0 ? [`${unknown} cannot be judged`] : [])].join(', '),
  findings: (errors, warnings, others) =>
    counts([errors, `errors: ${errors}`], [warnings, `warnings: ${warnings}`], [others, `notes: ${others}`]).join(', '),
  noFinding: 'no findings',
  askReason: 'Why is this one ignored? The reason is kept for those who come later.',
  reasonExample: 'For example: old wording kept as instructed',
  findingGone: 'Gouji: this finding is gone; nothing was changed.',
};

/** By the editor's display language: everything but English reads Chinese, as on the server. */
export function messagesFor(language: string): Messages {
  return /^en\b/i.test(language) ? en : zh;
}

/** What there is none of is not named. */
function counts(...parts: readonly (readonly [number, string])[]): string[] {
  return parts.filter(([number]) => number > 0).map(([, words]) => words);
}
