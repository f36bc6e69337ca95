import { isHan } from './chars.js';

const DIGITS = '0123456789';
const NUMERALS = '一二三四五六七八九十';
/** Stands for the end of a text, behind which there is no character. */
const END = '\0';
/** In place of the first characters: whatever stands before. */
const ANY = '';

/**
 * Neighbouring characters that readers start from, by kind: one of the first, and directly behind it one of the second. One look at a
 * text notes which kinds stand in it (`pairsOf`), so that a pattern is asked of it only where it can match. No more than 30 kinds, one
 * bit each.
 */
const KINDS = {
  /** 一是, 三要, （二）, 第一， */
  item: [NUMERALS, '是要），,'],
  /** 1. 2、 3） */
  numbered: [DIGITS, '）.、'],
  circled: [ANY, '①②③④⑤⑥⑦⑧⑨⑩'],
  itemIs: [NUMERALS, '是'],
  itemMust: [NUMERALS, '要'],
  nth: ['第', NUMERALS],
  ofThem: ['其', NUMERALS],
  numeralInBrackets: ['（', NUMERALS],
  digitInBrackets: ['（', DIGITS],
  digitDot: [DIGITS, '.'],
  digitComma: [DIGITS, '、'],
  /** Where a date in digits can begin: a mark of a date, or one of the words behind a year. */
  date: [DIGITS, '年月日政信度我全上下以初底末依积坚紧认按围通深严持加扎切聚主继进不充根'],
  /** 二〇二四年 */
  yearInWords: ['二', '〇○零OＯ'],
  /** A clause that ends with a number: 事项592， */
  bareNumber: [`${DIGITS}余`, `，。；、${END}`],
  /** A unit directly behind a word, as where its number is lost: 信息条， */
  unitBehindWord: [
    '项息告示知态件策言信电议见案请询诉求切员众民部表料单册页卷报会训动章闻频解可证照质目到共计达约博文查练座谈刊栏开布新送理复',
    '条次份篇期件项户场名个人万元',
  ],
  doubledMark: ['。，、；：,;:', '。，、；：,;:'],
  narrowBracket: [ANY, '()'],
  /** 办结, 完毕, 完结, 完成, 答复, 办复, 办理率 */
  finished: ['办完答理', '结毕成复率'],
  /** 网站, 微博, 公众号, 公示栏, 公开栏, 抖音 */
  channel: ['网微众示开抖', '站博号栏音'],
  /** 部分 */
  part: ['部', '分'],
  /** 中华人民共和国 */
  nation: ['华', '人'],
  /** 编制, 现公布, 现发布, 现将 */
  issue: ['编现', '制公发将'],
  /** 发布《, 编制了《 */
  issuedTitle: ['布制成了', '《'],
  /** 我局, 本镇 */
  ourBody: ['我本', '局镇乡街委院校'],
  /** 更好的满足, 及时准确的向: 的 for 地 */
  adverb: ['的', '向把满保推促维完感了掌知反贯履'],
  /** A township, and what is told of it: 石桥乡人民政府, 石桥乡主动公开, 石桥乡编制 */
  township: ['镇乡道', '2人办党共累全认严积高坚始按不进切主公收推做政落没未综根依编负'],
  /** In every name of an indicator there is one of the two. 申请, 新收, 收到, 受理, 结转, 转入 */
  requests: ['申新收接受结转', '请收到理转至入下'],
  /** 维持, 纠正, 予以公开, 部分公开, 无法提供, 办结, 答复, 顺延, 行政复议, 行政许可, 规范性文件, 现行有效, 废止 */
  outcome: ['以意分予法他它办答顺延政性行废业维纠', '公提处结复延续诉许强文有止性持正'],
} as const;

type Kind = keyof typeof KINDS | 'twin';

/** The bit of each kind; bits may be put together. `twin`: a Chinese character twice. */
export const pair = Object.fromEntries([...Object.keys(KINDS), 'twin'].map((kind, i) => [kind, 1 << i])) as Readonly<Record<Kind, number>>;

/** The kinds that a character can be the first of, and the second of, by its code. */
const FIRST = new Int32Array(0x10000).fill(bitsOf((first) => first === ANY));
const SECOND = new Int32Array(0x10000);
for (const [kind, [first, second]] of Object.entries(KINDS)) {
  const bit = pair[kind as Kind];
  for (const char of first) FIRST[char.charCodeAt(0)] = (FIRST[char.charCodeAt(0)] ?? 0) | bit;
  for (const char of second) SECOND[char.charCodeAt(0)] = (SECOND[char.charCodeAt(0)] ?? 0) | bit;
}

function bitsOf(are: (first: string) => boolean): number {
  return Object.entries(KINDS).reduce((bits, [kind, [first]]) => (are(first) ? bits | pair[kind as Kind] : bits), 0);
}

/** The kinds of pairs that stand in a text. */
export function pairsOf(text: string): number {
  return pairsWithin(text, 0, text.length);
}

/** The same of a part of it. */
export function pairsWithin(text: string, start: number, end: number): number {
  let pairs = 0;
  let before = 0;
  let kinds = FIRST[0] ?? 0;
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i);
    pairs |= kinds & (SECOND[code] ?? 0);
    if (code === before && isHan(code)) pairs |= pair.twin;
    kinds = FIRST[code] ?? 0;
    before = code;
  }
  return pairs | (kinds & (SECOND[0] ?? 0));
}
