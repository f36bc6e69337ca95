import { cleanDraft } from './draft.js';
import { markdown } from './notations/pipes.js';
import { lines, tsv } from './notations/plain.js';

/** A draft as people write it, of which a reader may not recognise all; nothing is to be put into it unasked. */
export interface OddDraft {
  readonly name: string;
  readonly text: string;
}

const PIPES = markdown(cleanDraft('2021'));
const TABS = tsv(cleanDraft('2021'));
const LINES = lines(cleanDraft('2021'));
const FREE = markdown(cleanDraft('2008'));
const FIVE = '五、存在的主要问题及改进情况';
const SIX = '六、其他需要报告的事项';
const FOUR = '四、政府信息公开行政复议、行政诉讼情况';
const ORDINALS = ['一', '二', '三', '四', '五', '六'];
const TITLE = '青山县柳湾乡人民政府2022年政府信息公开工作年度报告';

/** A report with one thing in it written otherwise. */
function otherwise(name: string, text: string, from: string | RegExp, to: string): OddDraft {
  const changed = text.replace(from, to);
  if (changed === text) throw new RangeError(`${name}: nothing to change`);
  return { name, text: changed };
}

/** The thing is there, only not as the form has it. */
export const reworded: readonly OddDraft[] = [
  otherwise('a blank for the mark of five', TABS, FIVE, '五 存在的主要问题及改进情况'),
  otherwise('no mark behind six', LINES, SIX, '六其他需要报告的事项'),
  otherwise('an underscore before six', TABS, SIX, '_六、其他事项'),
  otherwise('five in other words', PIPES, FIVE, '五、不足与打算'),
  otherwise('five without its number, in other words', PIPES, `## ${FIVE}`, '**不足与打算**'),
  otherwise('five in brackets', TABS, FIVE, '（五）不足与打算'),
  otherwise('five as a circled figure', TABS, FIVE, '⑤不足与打算'),
  otherwise('three under other words, above its own table', TABS, '三、收到和处理政府信息公开申请情况', '三、申请办理'),
  otherwise('one as a dash', PIPES, '一、总体情况', '—、总体情况'),
  otherwise('four in the paragraph before it', TABS, `\n${FOUR}\n`, `上述数据如实填报。${FOUR}如下。\n`),
  otherwise('six behind a line break of markup', PIPES, `## ${SIX}`, `本部分到此。<br>${SIX}`),
  otherwise('four, its words over two lines', TABS, FOUR, '政府信息公开行政复议、\n行政诉讼情况'),
  otherwise('every mark a dot', TABS, /^([一二三四五六])、(?=总|主|收到|政府|存在|其他需)/gm, '$1 · '),
  otherwise('headings in bold of underscores', PIPES, /^## (.*)$/gm, '__$1__'),
  otherwise('headings closed as Markdown allows', PIPES, /^## (.*)$/gm, '## $1 ##'),
  otherwise('headings behind escaped marks', PIPES, /^## ([一二三四五六])、/gm, '## $1\\、'),
  otherwise(
    'part one alone, its items named like parts',
    TABS,
    /（一）主动公开情况。[\s\S]*$/,
    '（一）主动公开政府信息情况\n\n随办随登。\n\n（二）收到和处理政府信息公开申请情况\n\n登记编号。\n',
  ),
  otherwise(
    'table four as words and figures apart',
    TABS,
    /^行政复议\t[\s\S]*?(?=\n\n五、)/m,
    '行政复议 行政诉讼\n维持 纠正 其他 未结 总计 起诉 总计\n2 1 0 1 4 1 0 1 0 2 0 0 0 1 1',
  ),
  otherwise(
    'four without its heading, the head of its table torn',
    TABS,
    new RegExp(`${FOUR}\\n\\n行政复议\\t[\\s\\S]*?(?=\\n2\\t1)`),
    '维 持\t纠 正\t结 果\t审 结\t\t果 维 持\t果 纠 正\t他 结 果\t未 审 结\t计',
  ),
  otherwise('table four as a picture', PIPES, /^\| 行政复议 [\s\S]*?(?=\n\n## 五、)/m, '![表四](表四.png)'),
  otherwise('a row with a break in its label', PIPES, '2.重复申请', '2.重复<br>申请'),
  otherwise('a row with an entity in its label', PIPES, '行政处罚', '行政&nbsp;处罚'),
  otherwise('a row whose label has another radical', PIPES, '行政强制', '⾏政强制'),
  otherwise(
    'a row that stands behind the table',
    PIPES,
    /(\| 规章 .*\n)(\| 行政规范性文件 .*\n)([\s\S]*?)\n\n/,
    '$1$3\n\n行政规范性文件 4 1 12\n\n',
  ),
  otherwise('a second 一 in free parts', FREE, '二、主动公开', '一、主动公开'),
  otherwise('free parts that skip a number', FREE, /^## ([三四五六])、/gm, '## 附$1、'),
];

/** Not reports, or not by this form; nothing at all may be changed in them. */
export const others: readonly OddDraft[] = [
  { name: 'a headline', text: `青山县民政局发布2022年政府信息公开工作年度报告\n\n昨日,民政局的报告上网。。\n\n（二）、全文见链接。\n` },
  { name: 'a call for papers', text: `请各站所在本周五前交2022年政府信息公开工作年度报告\n\n各站所:\n\n一、总体情况要写实,不写空话。\n` },
  {
    name: 'a catalogue',
    text: `# 年报栏目\n\n- 青山县柳湾乡人民政府2021年政府信息公开工作年度报告\n- ${TITLE}\n\n(一)按年份排列,新的在前。\n`,
  },
  { name: 'a picture guide', text: `一图看懂${TITLE}\n\n主动公开61条,收到申请4件。\n` },
  {
    name: 'a quotation',
    text: `# 写作示例\n\n下面这一行是题目。。\n\n> ${TITLE}\n\n三、收到和处理政府信息公开申请情况\n\n照抄表格,不改行。\n`,
  },
  { name: 'a title alone', text: `# ${TITLE}\n\n(一)待写,\n` },
  { name: 'tables alone', text: TABS.slice(TABS.indexOf('第二十条'), TABS.indexOf(FIVE)) },
  {
    name: 'a school',
    text: `青山县第二中学2022年政府信息公开工作年度报告\n\n一、总体情况\n\n全校平稳,家长满意。。\n\n六、其他需要报告的事项\n`,
  },
  { name: 'a hospital', text: `# 青山县人民医院2022年信息公开工作年度报告\n\n## 二、主动公开情况\n\n价格上墙,每月更新。。\n` },
  { name: 'a university year', text: `# 青山师范学院2021—2022学年信息公开工作年度报告\n\n## 一、概述\n\n各系均有专人,按月上网。。\n` },
];

type Sprinkler = (text: string, pick: (limit: number) => number) => string;

/** What nobody sees, or sees and takes for what it was. */
export const sprinklers: readonly Sprinkler[] = [
  (text, pick) => text.replace(`${ORDINALS[pick(6)]}、`, (mark) => `${mark[0]} `),
  (text, pick) => text.replace(new RegExp(`^((?:## )?${ORDINALS[pick(6)]}、)(?=\\S)`, 'm'), '$1  '),
  (text, pick) =>
    text.replace(['行政处罚', '重复申请', '行政许可', '予以公开'][pick(4)] ?? '', (label) => `${label.slice(0, 2)}<br>${label.slice(2)}`),
  (text, pick) => text.replace(/行/g, (char) => (pick(3) === 0 ? '⾏' : char)),
  (text, pick) => text.replace(/[一二人]/g, (char) => (pick(6) === 0 ? ({ 一: '⼀', 二: '⼆', 人: '⼈' }[char] ?? char) : char)),
  (text, pick) => replacedAt(text, '\n', pick, (mark) => mark.replace('\n', '\r')),
  (text) => `---\n${text}`,
  (text, pick) => text.replace(new RegExp(`^((?:## )?)(${ORDINALS[pick(6)]}、.*)$`, 'm'), '$1**$2**'),
  (text, pick) => replacedAt(text, '、', pick, (mark) => `\u200b${mark}`),
  (text, pick) => replacedAt(text, '公开', pick, (word) => `${word[0]}\u200d${word[1]}`),
];

function replacedAt(text: string, what: string, pick: (limit: number) => number, by: (found: string) => string): string {
  const places = [...text.matchAll(new RegExp(what, 'g'))];
  const at = places[pick(places.length)]?.index ?? 0;
  return text.slice(0, at) + by(text.slice(at, at + what.length)) + text.slice(at + what.length);
}
