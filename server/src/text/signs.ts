/**
 * Characters that readers start from, by kind. One look at a text notes which kinds stand in it (`signsOf`); whoever needs one that does
 * not, has nothing to look for. No more than 31 kinds, one bit each.
 */
const KINDS = {
  /** As `isBlank` has them. */
  blank: '\t\n\v\f\r \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2060\u3000\ufeff',
  /** Written as wide as Chinese: of the kinds of its half-width partner as well. */
  wide: '',
  digit: '0123456789',
  /** Of numbers in words. */
  numeral: '零〇一二两三四五六七八九十廿卅百千万',
  year: '年',
  day: '月日',
  title: '《》〈〉<>＜＞',
  bracket: '()（）',
  /** Before the year of a document number. */
  numberBracket: '〔[【（(［〈﹝',
  quote: '“”‘「《〔',
  half: ',;:?!',
  latin: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  /** Entities, tags and targets of links have one of them. */
  markup: '&<]',
  /** Prompts of a template have one of them. */
  prompt: '该此请〈<【[',
  cross: 'X×✕x',
  underscore: '_＿',
  star: '*',
  negation: '未没无',
  /** 办结, 完毕, 完结, 完成, 答复, 办复 */
  finished: '结毕成复',
  /** 其中, 包括, 包含, 分别, a colon or a bracket: what opens a list of parts. */
  parts: '其包别：:（(',
  /** Units, and what may stand between them and their number. */
  behindFigure: '%‰人场批件篇条户个次部元份期项起宗例则类名家处套张册辆台块组余多几+百千万亿',
  share: '%',
  called: '称',
  ordinal: '是',
  ours: '我本',
  now: '现',
  you: '你',
  each: '各',
  decree: '令',
} as const;

type Kind = keyof typeof KINDS;

/** The bit of each kind; bits may be put together. */
export const sign = Object.fromEntries(Object.keys(KINDS).map((kind, i) => [kind, 1 << i])) as Readonly<Record<Kind, number>>;

const BY_CODE = new Int32Array(0x10000);
for (const [kind, chars] of Object.entries(KINDS))
  for (const char of chars) BY_CODE[char.charCodeAt(0)] = signOf(char.charCodeAt(0)) | sign[kind as Kind];

for (const char of `${KINDS.digit}${KINDS.latin}%.`) {
  const code = char.charCodeAt(0);
  BY_CODE[code + 0xfee0] = signOf(code) | sign.wide;
}

/** The kinds that one character is of; none behind the end of a text, where there is no code. */
export function signOf(code: number): number {
  return BY_CODE[code & 0xffff] ?? 0;
}

/** The kinds that stand in a text. */
export function signsOf(text: string): number {
  let signs = 0;
  for (let i = 0; i < text.length; i += 1) signs |= BY_CODE[text.charCodeAt(i)] ?? 0;
  return signs;
}
