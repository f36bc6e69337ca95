import { formForYear } from '../../../server/src/data/forms.js';
import type { Draft } from '../../support/draft.js';
import { type Damaged, MARKED_UP, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { placesOf, replaced, rewritten, withParagraph } from './edit.js';

const PERIOD = /所列数据的统计期限[^。]*。/;
const kindName = '政府信息公开工作年度报告';

function titled(draft: Draft, title: string): Damaged {
  return { draft: { ...draft, title: mark(title) }, what: `title → ${title || 'none'}` };
}

/** Dates of the period in the preamble. */
const from = (year: number): string => `${year}年1月1日`;
const to = (year: number): string => `${year}年12月31日`;

function preamble(draft: Draft, change: (text: string) => string, what: string): Damaged | undefined {
  const text = change(draft.preamble);
  return text === draft.preamble ? undefined : { draft: { ...draft, preamble: text }, what };
}

/** Another year of the same form, so that nothing but the year is wrong. */
function otherYear(draft: Draft, random: Random): number {
  const years = [draft.year - 2, draft.year - 1, draft.year + 1, draft.year + 2].filter((year) => formForYear(year) === draft.form);
  return random.pick(years) ?? draft.year;
}

/** Last year's sentence on what was done, its year left in. */
function lastYears(draft: Draft, random: Random): Damaged {
  const year = mark(String(draft.year - 1));
  const sentences = [
    `${year}年，我镇主动公开信息${random.integer(20, 90)}条。`,
    `${year}年度未收取任何费用，没有发生收费。`,
    `${year}年，我镇认真贯彻落实《条例》。`,
  ];
  const sentence = random.pick(sentences) ?? '';
  return { draft: withParagraph(draft, random, sentence), what: sentence };
}

function titleYear(draft: Draft, random: Random): Damaged | undefined {
  const year = otherYear(draft, random);
  if (year === draft.year) return undefined;
  const title = draft.title.replace(String(draft.year), mark(String(year)));
  const text = draft.preamble.replace(from(draft.year), (date) => mark(date));
  return { draft: { ...draft, title, preamble: text }, what: `title of ${year}` };
}

function periodYear(draft: Draft, random: Random): Damaged | undefined {
  const year = otherYear(draft, random);
  const both = (text: string): string => text.replace(from(draft.year), mark(from(year))).replace(to(draft.year), mark(to(year)));
  return year === draft.year ? undefined : preamble(draft, both, `period of ${year}`);
}

function periodEnd(draft: Draft, random: Random): Damaged | undefined {
  const year = draft.year + (random.pick([-1, 1]) ?? 1);
  const start = random.pick([true, false]) === true;
  const change = (text: string): string =>
    start ? text.replace(from(draft.year), mark(from(year))) : text.replace(to(draft.year), mark(to(year)));
  return preamble(draft, change, `period ${start ? 'from' : 'to'} ${year}`);
}

function signedEarly(draft: Draft, random: Random): Damaged {
  const date = `${draft.year - random.integer(0, 2)}年${random.integer(1, 3)}月${random.integer(1, 28)}日`;
  return { draft: { ...draft, date: mark(date) }, what: `signed ${date}` };
}

function signedLate(draft: Draft, random: Random): Damaged {
  const date = `${draft.year + 1}年${random.integer(4, 11)}月${random.integer(1, 28)}日`;
  return { draft: { ...draft, date: mark(date) }, what: `signed ${date}` };
}

function periodShort(draft: Draft, random: Random): Damaged | undefined {
  const early = random.pick([true, false]) === true;
  const [right, month] = early ? [to(draft.year), random.integer(9, 11)] : [from(draft.year), random.integer(2, 4)];
  const wrong = `${draft.year}年${month}月${early ? 30 : 1}日`;
  return preamble(draft, (text) => text.replace(right, mark(wrong)), `${right} → ${wrong}`);
}

/** A date in the sign-off that no calendar has, or that lost a mark. */
function dateDamaged(draft: Draft, random: Random): Damaged {
  const year = draft.year + 1;
  const date =
    random.pick([`${year}0120日`, `${year}年0120日`, `${year}年13月5日`, `${year}年2月30日`, `${year}年1月32日`, `${year}年01月20日`]) ??
    '';
  return { draft: { ...draft, date: mark(date) }, what: `signed ${date}` };
}

function periodDamaged(draft: Draft, random: Random): Damaged | undefined {
  const { year } = draft;
  const wrong = random.pick([`${year}1231日`, `${year}年1231日`, `${year}年12月32日`, `${year}年12日31日`, `${year}12月31日`]) ?? '';
  return preamble(draft, (text) => text.replace(to(year), mark(wrong)), `${to(year)} → ${wrong}`);
}

/** Replaces a mark of the running text at a random place. */
function mispunctuated(draft: Draft, random: Random): Damaged | undefined {
  const swaps: Readonly<Record<string, readonly string[]>> = {
    '，': [',', '，，', '，。'],
    '。': ['。。', '.'],
    '；': [';', '；；'],
    '、': ['、、', '，、'],
  };
  const place = random.pick(placesOf(draft, /(?<=[\u4e00-\u9fff])[，；、](?=[\u4e00-\u9fff])/g));
  if (place === undefined) return undefined;
  const by = random.pick(swaps[place.words] ?? []) ?? ',';
  return { draft: rewritten(draft, place, mark(by)), what: `${place.words} → ${by}` };
}

function slip(draft: Draft, random: Random): Damaged | undefined {
  const sentence = random.pick([
    `${mark('截止目前')}，各村居公示栏已全部更新。`,
    `${mark('截止')}年底，查询机共服务群众四百余人次。`,
    `镇里更新了手机${mark('客户端户端')}。`,
    `镇里更新了公示栏${mark('and')}查询机。`,
    `专栏公布了补贴${mark('资金资金')}的分配名册。`,
    `各站所紧紧${mark('围绕围绕')}春耕备耕公布信息。`,
    `各站所逐份标注过程${mark('性性')}信息。`,
  ]);
  const damaged = random.pick(draft.sections.flatMap(({ paragraphs }) => paragraphs));
  if (sentence === undefined || damaged === undefined) return undefined;
  return { draft: replaced(draft, damaged, damaged + sentence) ?? draft, what: sentence };
}

const PROMPTS = [
  `${mark('（此处填写本机关的具体情况）')}`,
  `${mark('【请填写具体做法】')}`,
  `${mark('××')}镇共公开信息${mark('××')}条。`,
  `${mark('XX')}年，镇里召开公开工作会议四次。`,
  `${mark('该部分以表格形式报告。')}`,
];

function prompt(draft: Draft, random: Random): Damaged | undefined {
  const text = random.pick(PROMPTS);
  return text === undefined ? undefined : { draft: withParagraph(draft, random, text), what: text };
}

/** Marks of emphasis in a text that is no Markdown. */
function stars(draft: Draft, random: Random): Damaged {
  const text = mark('**下一步打算。**');
  return { draft: withParagraph(draft, random, `${text}各站所按月核对公示栏。`), what: text };
}

/** What the site prints between title and text. */
function furniture(draft: Draft, random: Random): Damaged {
  const date = `${draft.year + 1}-01-20`;
  const text =
    random.pick([
      `发布时间：${date} 来源：本站 浏览次数：128次`,
      `索引号：QH001/${draft.year + 1}-00003\n发布机构：${draft.issuer}\n发布日期：${date}`,
      `信息来源：党政办公室 发布日期：${date} 浏览次数：35 字体：[大 中 小]`,
    ]) ?? '';
  return { draft: { ...draft, preamble: `${mark(text)}\n\n${draft.preamble}` }, what: text };
}

/** What a page shows below a report. */
function pageEnd(draft: Draft, random: Random): Damaged {
  const text =
    random.pick([
      '分享到：微信 微博 QQ空间',
      '附件下载',
      '上一篇：没有了\n下一篇：石桥乡年报',
      '【打印】 【关闭】',
      '扫一扫在手机打开当前页',
    ]) ?? '';
  return { draft: { ...draft, date: `${draft.date}\n\n${mark(text)}` }, what: text };
}

function breadcrumb(draft: Draft, random: Random): Damaged {
  const way = ['首页', '政务公开', draft.issuer, '年报'];
  const text = `${random.pick(['', '您所在的位置：', '当前位置：']) ?? ''}${way.join(random.pick([' > ', ' >> ', ' / ', '›']) ?? ' > ')}`;
  return { draft: { ...draft, preamble: `${mark(text)}\n\n${draft.preamble}` }, what: text };
}

function noticePasted(draft: Draft, random: Random): Damaged {
  const whom = random.pick(['各村、站（所）：', '镇直各单位：', '各村（社区）、各部门：']) ?? '';
  const order = '现将年度报告印发给你们，请遵照执行。';
  return { draft: { ...draft, preamble: `${mark(whom)}\n\n${order}\n\n${draft.preamble}` }, what: whom };
}

/** A comment of this program that says no reason. */
function silenced(draft: Draft, random: Random): Damaged {
  const text = mark('<!-- gouji-disable-next-line balance -->');
  return { draft: withParagraph(draft, random, text), what: text };
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number of the identity card's make with its right check digit; the region is none. */
function identityNumber(random: Random): string {
  const digits = `5301${random.integer(10, 29)}19${random.integer(50, 99)}0${random.integer(1, 9)}${random.integer(10, 28)}${random.integer(100, 999)}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return digits + '10X98765432'.charAt(sum % 11);
}

/** Nineteen digits that pass the check of bank cards. */
function cardNumber(random: Random): string {
  const digits = `622848${random.integer(100000, 999999)}${random.integer(100000, 999999)}`;
  const sum = [...digits].reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function personal(draft: Draft, random: Random): Damaged | undefined {
  const [words, number] =
    random.pick([
      ['联系电话', `138${random.integer(10000000, 99999999)}`],
      ['手机', `139 ${random.integer(1000, 9999)} ${random.integer(1000, 9999)}`],
      ['申请人身份证号', identityNumber(random)],
      ['申请人身份证号', identityNumber(random).replace(/^(.{6})(.{8})/, '$1 $2 ')],
      ['退费账号', cardNumber(random)],
    ]) ?? [];
  const sentence = `一名村民到窗口查询宅基地档案，${words}${mark(number ?? '')}。`;
  const paragraph = random.pick(draft.sections.flatMap(({ paragraphs }) => paragraphs));
  return paragraph === undefined
    ? undefined
    : { draft: replaced(draft, paragraph, paragraph + sentence) ?? draft, what: `${words}${number}` };
}

/** The file's bytes read in an encoding that is not theirs. */
function garbled(draft: Draft, random: Random): Damaged {
  const encoding = random.pick(['gbk', 'windows-1252', 'latin1']) ?? 'gbk';
  const read = (text: string): string =>
    encoding === 'latin1' ? Buffer.from(text).toString('latin1') : new TextDecoder(encoding).decode(Buffer.from(text));
  return { draft, what: `UTF-8 read as ${encoding}`, file: read };
}

const YEARS = ['report-year', 'table-format', 'document-superseded', 'document-number', 'deadline', 'statute-version'];

/** Faults of title, period, sign-off and of the running text as such. */
export const textMutations: readonly Mutation[] = [
  {
    id: 'title-missing',
    rules: ['title'],
    damage: (draft) => ({ draft: { ...draft, title: '' }, anywhere: true, what: 'no title' }),
  },
  {
    id: 'title-other-kind',
    rules: ['title'],
    damage: (draft, random) =>
      titled(
        draft,
        draft.title.replace(
          kindName,
          random.pick(['政府信息公开年度报告', '政务公开工作年度报告', '政府信息公开工作报告', '政府信息公开年报']) ?? '',
        ),
      ),
  },
  { id: 'title-without-year', rules: ['title'], damage: (draft) => titled(draft, draft.title.replace(`${draft.year}年`, '')) },
  { id: 'title-without-issuer', rules: ['title'], damage: (draft) => titled(draft, draft.title.replace(draft.issuer, '')) },
  {
    id: 'title-twice',
    rules: ['title'],
    except: ['html-page'],
    damage: (draft) => ({
      draft: { ...draft, title: mark(draft.title), preamble: `${mark(draft.title)}\n\n${draft.preamble}` },
      what: 'title twice',
    }),
  },
  { id: 'title-year-changed', rules: ['report-year'], also: YEARS, damage: titleYear },
  { id: 'period-year-changed', rules: ['report-year'], also: YEARS, damage: periodYear },
  { id: 'period-one-year-changed', rules: ['report-year'], also: YEARS, damage: periodEnd },
  { id: 'signed-too-early', rules: ['report-year'], also: ['deadline'], damage: signedEarly },
  { id: 'sentence-of-last-year', rules: ['report-year'], damage: lastYears },
  { id: 'signed-too-late', rules: ['deadline'], damage: signedLate },
  {
    id: 'period-dropped',
    rules: ['period'],
    damage: (draft) => preamble({ ...draft, title: mark(draft.title) }, (text) => text.replace(PERIOD, ''), 'period dropped'),
  },
  {
    id: 'period-without-dates',
    rules: ['period'],
    damage: (draft) => preamble(draft, (text) => text.replace(PERIOD, `${mark('所列数据的统计期限为本年度。')}`), 'period without dates'),
  },
  { id: 'period-short', rules: ['period'], damage: periodShort },
  { id: 'date-damaged', rules: ['date-form'], also: ['deadline'], damage: dateDamaged },
  { id: 'period-date-damaged', rules: ['date-form'], also: ['period'], damage: periodDamaged },
  { id: 'punctuation-slip', rules: ['punctuation'], also: ['wording'], damage: mispunctuated },
  { id: 'word-slip', rules: ['wording'], also: ['leftover'], damage: slip },
  { id: 'prompt-left', rules: ['leftover'], also: ['wording', 'punctuation'], damage: prompt },
  { id: 'emphasis-left', rules: ['leftover'], except: MARKED_UP, damage: stars },
  { id: 'page-furniture-left', rules: ['leftover'], also: ['punctuation'], except: ['html-page'], damage: furniture },
  { id: 'page-end-left', rules: ['leftover'], also: ['punctuation'], except: ['html-page'], damage: pageEnd },
  { id: 'breadcrumb-left', rules: ['leftover'], also: ['punctuation'], except: ['html-page'], damage: breadcrumb },
  { id: 'notice-pasted', rules: ['leftover'], damage: noticePasted },
  { id: 'comment-without-reason', rules: ['silence'], damage: silenced },
  { id: 'personal-number', rules: ['personal-data'], damage: personal },
  { id: 'encoding-wrong', rules: ['unreadable'], damage: garbled },
  {
    id: 'report-of-a-school',
    rules: ['institution'],
    damage: (draft) => titled(draft, `云溪县青禾镇中心学校${draft.year}年信息公开工作年度报告`),
  },
];
