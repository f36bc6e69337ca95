/** What the command that makes a new report asks. */
export interface NewReportMessages {
  readonly title: string;
  readonly year: string;
  readonly yearInvalid: string;
  readonly issuer: string;
  readonly issuerExample: string;
  readonly issuerInvalid: string;
  readonly previous: (year: number) => string;
  readonly withoutPrevious: string;
  readonly withoutPreviousDetail: string;
  readonly fromOpen: string;
  readonly choose: string;
  readonly chooseDetail: (year: number) => string;
  readonly text: string;
  readonly figuresOnly: string;
  readonly figuresAndText: string;
  readonly figuresAndTextDetail: string;
  readonly failed: (reason: string) => string;
  readonly made: string;
  readonly fill: string;
}

/** What is said of Word files and pages that are read or written. */
export interface ConvertMessages {
  readonly importTitle: string;
  readonly exportTitle: string;
  readonly kinds: (of: 'import' | 'docx' | 'html') => Record<string, string[]>;
  readonly imported: (name: string, summary: string) => string;
  readonly notImported: (name: string, reason: string) => string;
  readonly told: (name: string, notes: readonly string[]) => string;
  readonly tooLarge: string;
  readonly nothingToExport: string;
  readonly exported: (name: string, summary: string) => string;
  readonly notExported: (reason: string) => string;
  readonly open: string;
}

/** What is said of last year's report beside this year's. */
export interface CompareMessages {
  readonly notFound: (reason: string) => string;
  readonly choose: string;
  readonly setting: string;
}

/** Of findings, by severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** What the client says itself; findings are worded by the server. */
export interface Messages {
  readonly starting: string;
  readonly stopped: string;
  readonly restarted: string;
  /** The task that checks a folder, and the language in which it speaks. */
  readonly task: { readonly name: string; readonly language: 'zh' | 'en' };
  readonly restartFailed: (reason: string) => string;
  readonly newReport: NewReportMessages;
  readonly convert: ConvertMessages;
  readonly compare: CompareMessages;
  readonly showOutput: string;
  readonly showProblems: string;
  readonly report: (year: number | null, form: string | null) => string;
  readonly unreadable: string;
  readonly balance: (holds: number, all: number) => string;
  readonly equations: (holds: number, fails: number, unknown: number) => string;
  readonly findings: (counts: FindingCounts) => string;
  readonly noFinding: string;
  readonly tableCopied: string;
  readonly noTable: string;
  readonly noReport: string;
  readonly openExample: string;
  readonly partState: (state: 'ok' | 'wrong' | 'open') => string;
  /** By severity of the protocol, from 1. */
  readonly severities: readonly string[];
  readonly findingCount: (count: number) => string;
  readonly askReason: string;
  readonly reasonExample: string;
  readonly findingGone: string;
  readonly reasonMissing: string;
  readonly configUnsaved: (file: string) => string;
  readonly notSuppressed: string;
}

const zh: Messages = {
  starting: '勾稽：正在启动…',
  stopped: '勾稽：语言服务未运行',
  restarted: '勾稽：语言服务已重启。',
  task: { name: '检查文件夹里的年报', language: 'zh' },
  restartFailed: (reason) => `勾稽：语言服务未能重启（${reason}）。`,
  newReport: {
    title: '新建年度报告',
    year: '报告年度',
    yearInvalid: '请填四位数的年份，如 2024',
    issuer: '机关名称，与题目和落款一致',
    issuerExample: '如：云溪县青禾镇人民政府',
    issuerInvalid: '请填机关名称',
    previous: (year) => `有没有 ${year} 年的年报？从中取结转数`,
    withoutPrevious: '不用上年年报',
    withoutPreviousDetail: '上年结转自己填',
    fromOpen: '已打开',
    choose: '选择文件…',
    chooseDetail: (year) => `打开 ${year} 年的年报文件`,
    text: '从上年年报取什么？',
    figuresOnly: '只取结转数',
    figuresAndText: '结转数和各部分文字',
    figuresAndTextDetail: '文字放在注释里，供改写时参考',
    failed: (reason) => `勾稽：没有建成新的年报：${reason}。`,
    made: '新的年报已经打开。文字按 Tab 逐处填写；三张表可以照规定的样子填。',
    fill: '填表',
  },
  convert: {
    importTitle: '导入 Word 或网页为草稿',
    exportTitle: '导出年报',
    kinds: (of) =>
      of === 'import'
        ? { 'Word、网页、文本': ['docx', 'docm', 'html', 'htm', 'txt'] }
        : of === 'docx'
          ? { 'Word 文档': ['docx'] }
          : { 网页: ['html'] },
    imported: (name, summary) => `勾稽：已导入 ${name}，尚未保存。${summary}。`,
    notImported: (name, reason) => `勾稽：没有导入 ${name}：${reason}。`,
    told: (name, notes) => `勾稽：${name}：${notes.join('；')}。`,
    tooLarge: '文件太大，不像一份年报',
    nothingToExport: '勾稽：光标所在的文件不是年报，没有可导出的。',
    exported: (name, summary) => `勾稽：已写入 ${name}。${summary}。`,
    notExported: (reason) => `勾稽：没有导出：${reason}。`,
    open: '打开',
  },
  compare: {
    notFound: (reason) => `勾稽：${reason}。`,
    choose: '选择上年年报…',
    setting: '打开设置',
  },
  showOutput: '显示输出',
  showProblems: '查看问题',
  report: (year, form) => [year === null ? '年份不明' : `${year}年年报`, ...(form === null ? [] : [`${form}年格式`])].join(' · '),
  unreadable: '勾稽：年报无法读取',
  balance: (holds, all) => `勾稽 ${holds}/${all}`,
  equations: (holds, fails, unknown) =>
    [`勾稽关系 ${holds} 项成立`, `${fails} 项不成立`, ...(unknown > 0 ? [`${unknown} 项无法判断`] : [])].join('，'),
  findings: ({ errors, warnings, infos, hints }) =>
    counts([errors, `错误 ${errors}`], [warnings, `警告 ${warnings}`], [infos, `提示 ${infos}`], [hints, `建议 ${hints}`]).join('，'),
  noFinding: '未发现问题',
  tableCopied: '勾稽：表格已复制，可以粘贴到 Excel。',
  noTable: '勾稽：光标不在表格里。',
  noReport: '勾稽：还没有打开年报。先打开一份，或者：',
  openExample: '打开示例年报',
  partState: (state) => ({ ok: '没有问题', wrong: '有问题', open: '还没有填' })[state],
  severities: ['错误：', '警告：', '提示：', '建议：'],
  findingCount: (count) => `${count} 个问题`,
  askReason: '为什么忽略这一处？理由会写进文稿或配置，以后的人看得到。',
  reasonExample: '例如：按上级要求保留旧写法',
  findingGone: '勾稽：这个问题已经不在了，没有改动。',
  reasonMissing: '请写明理由：不写理由不能忽略，这个问题会一直显示。',
  configUnsaved: (file) => `勾稽：${file} 里有没保存的修改。请先保存它，再忽略这个问题。`,
  notSuppressed: '勾稽：理由没能写进去，这个问题仍然显示。请检查文件是不是只读。',
};

const en: Messages = {
  starting: 'Gouji: starting…',
  stopped: 'Gouji: the language server is not running',
  restarted: 'Gouji: the language server has been restarted.',
  task: { name: 'check the reports of the folder', language: 'en' },
  restartFailed: (reason) => `Gouji: the language server could not be restarted (${reason}).`,
  newReport: {
    title: 'New Annual Report',
    year: 'Report year',
    yearInvalid: 'Four digits, such as 2024',
    issuer: 'Name of the body, as in title and sign-off',
    issuerExample: 'such as 云溪县青禾镇人民政府',
    issuerInvalid: 'Name the body that reports',
    previous: (year) => `Is there a report on ${year}? Its carry-over is taken from it`,
    withoutPrevious: 'Without last year’s report',
    withoutPreviousDetail: 'the carry-over is left blank',
    fromOpen: 'open',
    choose: 'Choose a File…',
    chooseDetail: (year) => `the report on ${year}`,
    text: 'What is taken from last year’s report?',
    figuresOnly: 'The carry-over only',
    figuresAndText: 'The carry-over and the texts',
    figuresAndTextDetail: 'the texts as comments, to look at while writing',
    failed: (reason) => `Gouji: no new report was made: ${reason}.`,
    made: 'The new report is open. Tab leads through its texts; its tables can be filled in as they will look.',
    fill: 'Fill In Tables',
  },
  convert: {
    importTitle: 'Import a Word File or Page as a Draft',
    exportTitle: 'Export the Report',
    kinds: (of) =>
      of === 'import'
        ? { 'Word, pages, texts': ['docx', 'docm', 'html', 'htm', 'txt'] }
        : of === 'docx'
          ? { 'Word document': ['docx'] }
          : { 'Web page': ['html'] },
    imported: (name, summary) => `Gouji: ${name} is open as a draft, not saved yet; ${summary}.`,
    notImported: (name, reason) => `Gouji: ${name} was not imported: ${reason}.`,
    told: (name, notes) => `Gouji: ${name}: ${notes.join('; ')}.`,
    tooLarge: 'it is too large for a report',
    nothingToExport: 'Gouji: the file in hand is no report; there is nothing to export.',
    exported: (name, summary) => `Gouji: ${name} is written; ${summary}.`,
    notExported: (reason) => `Gouji: nothing was exported: ${reason}.`,
    open: 'Open',
  },
  compare: {
    notFound: (reason) => `Gouji: ${reason}.`,
    choose: 'Choose Last Year’s Report…',
    setting: 'Open Settings',
  },
  showOutput: 'Show Output',
  showProblems: 'Show Problems',
  report: (year, form) =>
    [year === null ? 'Year unknown' : `Report for ${year}`, ...(form === null ? [] : [`form of ${form}`])].join(' · '),
  unreadable: 'Gouji: report cannot be read',
  balance: (holds, all) => `Gouji ${holds}/${all}`,
  equations: (holds, fails, unknown) =>
    [`Equations: ${holds} hold`, `${fails} fail`, ...(unknown > 0 ? [`${unknown} cannot be judged`] : [])].join(', '),
  findings: ({ errors, warnings, infos, hints }) =>
    counts([errors, `errors: ${errors}`], [warnings, `warnings: ${warnings}`], [infos, `infos: ${infos}`], [hints, `hints: ${hints}`]).join(
      ', ',
    ),
  noFinding: 'no findings',
  tableCopied: 'Gouji: the table has been copied and can be pasted into a spreadsheet.',
  noTable: 'Gouji: the cursor is not in a table.',
  noReport: 'Gouji: no report is open. Open one first, or:',
  openExample: 'Open Example',
  partState: (state) => ({ ok: 'nothing wrong', wrong: 'something is wrong', open: 'to be filled in' })[state],
  severities: ['Error: ', 'Warning: ', 'Info: ', 'Hint: '],
  findingCount: (count) => `findings: ${count}`,
  askReason: 'Why is this one ignored? The reason is kept for those who come later.',
  reasonExample: 'For example: old wording kept as instructed',
  findingGone: 'Gouji: this finding is gone; nothing was changed.',
  reasonMissing: 'Write a reason: without one the finding is not silenced and stays.',
  configUnsaved: (file) => `Gouji: ${file} has changes that are not saved. Save it, then silence the finding.`,
  notSuppressed: 'Gouji: the reason could not be written, and the finding stays. Is the file read-only?',
};

/** By the editor's display language: everything but English reads Chinese, as on the server. */
export function messagesFor(language: string): Messages {
  return /^en\b/i.test(language) ? en : zh;
}

/** What there is none of is not named. */
function counts(...parts: readonly (readonly [number, string])[]): string[] {
  return parts.filter(([number]) => number > 0).map(([, words]) => words);
}
