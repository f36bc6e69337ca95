import { chineseNumeral } from '../../../server/src/text/numerals.js';
import type { Draft } from '../../support/draft.js';
import { type Damaged, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { withSection, withSentence } from './edit.js';

/** A number without its unit, a unit without its number, a share without its sign. */
function figureLost(draft: Draft, random: Random): Damaged | undefined {
  const count = random.integer(12, 800);
  const sentences = [
    `年内办理审批${mark(`事项${count}`)}，当面交件居多。`,
    `年内回应群众${mark(`咨询${count}`)}；当面答复居多。`,
    `年内张贴名册${mark(`${count}余`)}，逐户核对。`,
    `年内公布惠农${mark('信息条')}，逐户核对。`,
    `年内召开公开工作${mark('会议次')}，人人到场。`,
    `群众${mark(`满意率${random.integer(80, 99)}`)}，没有异议。`,
  ];
  const sentence = random.pick(sentences) ?? '';
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** A share that is not the one of its part in its whole. */
function shareWrong(draft: Draft, random: Random): Damaged | undefined {
  const [whole, part] = [random.integer(200, 900), random.integer(20, 150)];
  const share = ((part / whole) * 100 + (random.pick([3, 4, 10]) ?? 4)).toFixed(1);
  const lead = random.pick(['占', '占比', '占总数的']) ?? '占';
  const sentence = `年内张贴各类名册${whole}份，其中补贴名册${part}份，${lead}${mark(share)}%。`;
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** More or fewer parts than are named. */
function partsMiscounted(draft: Draft, random: Random): Damaged | undefined {
  const names = '总体情况、公开情况、申请情况、复议情况、存在问题';
  // The count may also be that of the draft's own parts.
  const counts = [3, 4, 7, 8].filter((count) => count !== draft.sections.length);
  const stated = mark(`${chineseNumeral(random.pick(counts) ?? 4)}个部分`);
  const sentence = random.pick([`本报告由${names}共${stated}组成。`, `全文共分${stated}：${names}。`]) ?? '';
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** More or fewer items than the sentence before them says. */
function itemsMiscounted(draft: Draft, random: Random): Damaged | undefined {
  const all = ['核对名册', '张贴公示', '回访农户', '清理文件', '通报结果'];
  const count = random.integer(2, all.length);
  const stated = random.pick([2, 3, 4, 5, 6].filter((number) => number !== count)) ?? 6;
  const announced = random.pick(['项工作', '个方面的工作', '项措施']) ?? '项工作';
  const items = all.slice(0, count).map((item, i) => `${chineseNumeral(i + 1)}是${item}`);
  const sentence = `年内做了${mark(`${chineseNumeral(stated)}${announced}`)}：${items.join('；')}。`;
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** An item of a list left out, or its number written twice. */
function itemSkipped(draft: Draft, random: Random): Damaged | undefined {
  const notation = random.pick<(n: number) => string>([
    (n) => `（${n}）`,
    (n) => '①②③④⑤'.charAt(n - 1),
    (n) => `第${'一二三四五'.charAt(n - 1)}，`,
    (n) => `其${'一二三四五'.charAt(n - 1)}，`,
  ]);
  if (notation === undefined) return undefined;
  const wrong = notation(random.pick([2, 4]) ?? 4);
  const sentence = `做了三件事：${notation(1)}核对名册；${notation(2)}张贴公示；${mark(wrong)}回访农户。`;
  return { draft: withSentence(draft, random, sentence), what: sentence };
}

/** A list of what was published, with a row twice or one of another year. */
function listPasted(draft: Draft, random: Random): Damaged | undefined {
  const { year } = draft;
  const day = () => `${random.integer(1, 12)}月${random.integer(1, 28)}日`;
  const rows = ['春耕农资供应公告', '防汛值班安排', '低保对象公示', '农房验收结果'].map((title) => `${title}（${year}年${day()}）`);
  const twice = random.integer(0, 1) === 0;
  const odd = twice ? mark(`5.${rows[random.integer(0, 3)]}`) : `5.秋收安排（${mark(`${year + 1}年1月${random.integer(2, 20)}日`)}）`;
  const lines = [...rows.map((row, i) => `${i + 1}.${row}`), odd];
  const index = random.integer(0, draft.sections.length - 1);
  const behind = draft.sections[index]?.paragraphs.length ?? 0;
  if (behind === 0) return undefined;
  const changed = withSection(draft, index, (section) => ({ ...section, paragraphs: [...section.paragraphs, ...lines] }));
  return { draft: changed, what: odd };
}

export const listMutations: readonly Mutation[] = [
  { id: 'figure-lost', rules: ['figure-form'], damage: figureLost },
  { id: 'share-wrong', rules: ['prose-sum'], damage: shareWrong },
  { id: 'parts-miscounted', rules: ['prose-sum'], damage: partsMiscounted },
  { id: 'items-miscounted', rules: ['prose-list'], damage: itemsMiscounted },
  { id: 'item-skipped', rules: ['numbering-level'], damage: itemSkipped },
  { id: 'list-pasted', rules: ['list-rows'], damage: listPasted },
];
