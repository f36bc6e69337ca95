import type { Draft } from '../../support/draft.js';
import { type Damaged, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { figureOf, placesOf, rewritten, withSentence } from './edit.js';

const LISTS: readonly [lead: string, unit: string, parts: readonly [string, string, string]][] = [
  ['全年通过专栏发布惠农信息', '条', ['补贴类', '工程类', '其他']],
  ['年内受理群众咨询', '次', ['当面咨询', '电话咨询', '其他']],
  ['镇里清理公示栏', '处', ['村级公示栏', '街面公示栏', '其他']],
];

/** A closed list (its last part is 其他) whose parts do not make its total. */
function listSum(draft: Draft, random: Random): Damaged | undefined {
  const [lead, unit, parts] = random.pick(LISTS) ?? [];
  if (lead === undefined || parts === undefined) return undefined;
  const values = parts.map(() => random.integer(2, 60));
  const total = values.reduce((sum, value) => sum + value, 0) + (random.pick([-2, -1, 1, 3, 10]) ?? 1);
  const list = parts.map((part, i) => `${part}${values[i]}${unit}`).join('、');
  const sentence = mark(`${lead}${total}${unit}，其中${list}。`);
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** One part, in an open list, that is more than its whole. */
function partExceeds(draft: Draft, random: Random): Damaged | undefined {
  const [lead, unit, [part] = ['']] = random.pick(LISTS) ?? [];
  if (lead === undefined || unit === undefined) return undefined;
  const whole = random.integer(10, 60);
  const open = random.pick(['', '等', '，正在继续整理']) ?? '';
  const sentence = `${lead}${mark(String(whole))}${unit}，其中${part}${whole + random.integer(1, 30)}${unit}${open}。`;
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** A figure that the text has from the table, changed in the text. */
function figureChanged(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(placesOf(draft, /(?<=收到申请|结转的|共办结)\d+(?=件)/g));
  if (place === undefined) return undefined;
  const value = String(Number(place.words) + random.integer(1, 9));
  const { words, at, paragraph } = place;
  return { draft: rewritten(draft, place, mark(value)), what: `${paragraph.slice(Math.max(0, at - 8), at)}${words} → ${value}` };
}

/** Nothing received, says the text; the table knows better. */
function nothingReceived(draft: Draft, random: Random): Damaged | undefined {
  if (!(figureOf(draft, 'r1.tot') > 0)) return undefined;
  const sentence = random.pick(['本年度未收到政府信息公开申请。', '全年没有收到政府信息公开申请。', '本年未收到政府信息公开申请。']) ?? '';
  return { draft: withSentence(draft, random, mark(sentence)), what: sentence };
}

/** Table four against the text. */
function disputesDenied(draft: Draft, random: Random): Damaged | undefined {
  if (!(figureOf(draft, 'rev.tot') > 0)) return undefined;
  const sentence =
    random.pick([
      '全年未发生因政府信息公开引起的行政复议。',
      '本年度没有发生政府信息公开行政诉讼。',
      '本年度未发生政府信息公开行政复议案件。',
    ]) ?? '';
  return { draft: withSentence(draft, random, mark(sentence)), what: sentence };
}

/** More answered than table three has outcomes. */
function answeredTooMany(draft: Draft, random: Random): Damaged | undefined {
  const [received, done] = [figureOf(draft, 'r1.tot'), figureOf(draft, 'r3_7.tot')];
  if (!(received > 0 && done > 0)) return undefined;
  const sentence = `依申请公开方面，全年受理政府信息公开申请${received}件，答复${mark(String(done + random.integer(1, 9)))}件。`;
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** All is finished, says the text; table three carries some over. */
function allFinished(draft: Draft, random: Random): Damaged | undefined {
  if (!(figureOf(draft, 'r4.tot') > 0)) return undefined;
  const words = random.pick(['所有政府信息公开申请均已办结', '全部政府信息公开申请均已答复完毕', '信息公开申请全部办结']) ?? '';
  return { draft: withSentence(draft, random, `${mark(words)}。`), what: words };
}

/** Documents in force, against table two. */
function inForce(draft: Draft, random: Random): Damaged | undefined {
  const valid = figureOf(draft, 'gfx.valid');
  if (!(valid >= 0)) return undefined;
  const lead = random.pick(['清理并公布现行有效行政规范性文件', '现行有效规范性文件', '规范性文件现行有效']) ?? '';
  const sentence = `全年${lead}${mark(String(valid + random.integer(1, 9)))}件。`;
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** The same thing counted twice, with two results. */
function repeated(draft: Draft, random: Random): Damaged | undefined {
  const first = random.integer(20, 90);
  const second = first + random.integer(1, 9);
  const [a, b] = random.pick([
    ['全年开展公开工作培训', '次'],
    ['全年举办政策宣讲会', '场'],
    ['全年召开公开工作推进会', '次'],
  ]) ?? ['', ''];
  const once = withSentence(draft, random, `${a}${mark(String(first))}${b}。`);
  return { draft: withSentence(once, random, `${a}${mark(String(second))}${b}。`), what: `${a}${first}${b}, ${second}${b}` };
}

/** Sentences from the report of another body. */
function otherBody(draft: Draft, random: Random): Damaged | undefined {
  if (!draft.issuer.endsWith('镇人民政府')) return undefined;
  const sentence =
    random.pick([
      `随办随登，${mark('我局')}逐月公布办事结果。`,
      `${mark('本乡')}将公开列入考核。`,
      `今年重编了《${mark('云溪县石桥乡')}政府信息公开指南》。`,
    ]) ?? '';
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

const FIGURES = ['prose-sum', 'prose-table', 'prose-repeat'];

/** Faults of figures in running text. */
export const proseMutations: readonly Mutation[] = [
  { id: 'list-sum-wrong', rules: ['prose-sum'], also: FIGURES, damage: listSum },
  { id: 'part-exceeds', rules: ['prose-sum'], also: FIGURES, damage: partExceeds },
  { id: 'prose-figure-changed', rules: ['prose-table'], also: FIGURES, damage: figureChanged },
  { id: 'nothing-received', rules: ['prose-table'], also: FIGURES, damage: nothingReceived },
  { id: 'disputes-denied', rules: ['prose-table'], also: FIGURES, damage: disputesDenied },
  { id: 'answered-too-many', rules: ['prose-table'], also: FIGURES, damage: answeredTooMany },
  { id: 'all-finished', rules: ['prose-table'], also: FIGURES, damage: allFinished },
  { id: 'in-force-changed', rules: ['prose-table'], also: FIGURES, damage: inForce },
  { id: 'other-body', rules: ['foreign-body'], damage: otherBody },
  { id: 'figure-repeated', rules: ['prose-repeat'], also: FIGURES, damage: repeated },
];
