import { chineseNumeral } from '../../../server/src/text/numerals.js';
import type { Draft, DraftSection } from '../../support/draft.js';
import { type Damaged, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { headingParts, markHeadings, withSection } from './edit.js';

const isFixed = (draft: Draft): boolean => draft.form.sections.some(({ number }) => number !== null);

function picked(draft: Draft, random: Random): number {
  return random.integer(0, draft.sections.length - 1);
}

function dropped(draft: Draft, random: Random): Damaged | undefined {
  if (!isFixed(draft)) return undefined;
  const index = picked(draft, random);
  const sections = markHeadings(draft.sections, [index - 1, index + 1]).filter((_, i) => i !== index);
  return { draft: { ...draft, sections }, what: `section ${index + 1} dropped` };
}

function swapped(draft: Draft, random: Random): Damaged | undefined {
  if (!isFixed(draft)) return undefined;
  const index = random.integer(0, draft.sections.length - 2);
  const sections = markHeadings(draft.sections, [index, index + 1]);
  const [first, second] = [sections[index], sections[index + 1]];
  if (first === undefined || second === undefined) return undefined;
  sections.splice(index, 2, second, first);
  return { draft: { ...draft, sections }, what: `sections ${index + 1} and ${index + 2} swapped` };
}

/** A section of running text twice in full, as after a careless paste. */
function doubled(draft: Draft, random: Random): Damaged | undefined {
  const index = random.pick(draft.sections.flatMap(({ table }, i) => (table === undefined ? [i] : [])));
  if (index === undefined) return undefined;
  const sections = markHeadings(draft.sections, [index]).flatMap((section, i) => (i === index ? [section, section] : [section]));
  return { draft: { ...draft, sections }, what: `section ${index + 1} twice` };
}

/** The heading of a section with another number, where the number is marked; where none is left, the words are. */
function renumbered(draft: Draft, index: number, number: string): Damaged {
  const damaged = withSection(draft, index, (section) => {
    const words = headingParts(section)[1];
    return { ...section, heading: number === '' ? mark(words) : `${mark(number)}${words}` };
  });
  return { draft: damaged, what: `number of section ${index + 1} → ${number || 'none'}` };
}

function otherNumber(draft: Draft, random: Random): Damaged {
  const index = picked(draft, random);
  const numbers = draft.sections.map((_, i) => i).filter((i) => i !== index && (isFixed(draft) || i > 0));
  return renumbered(draft, index, `${chineseNumeral((random.pick(numbers) ?? 0) + 1)}、`);
}

/** Words of a heading by a slip: a character more, less, or another. */
function reworded(draft: Draft, random: Random): Damaged | undefined {
  if (!isFixed(draft)) return undefined;
  const index = picked(draft, random);
  const section = draft.sections[index];
  if (section === undefined) return undefined;
  const [number, words] = headingParts(section);
  const known = draft.form.sections.flatMap(({ heading, variants }) => [heading, ...variants]);
  const at = random.integer(1, words.length - 2);
  const all = [
    words.slice(0, at) + words.slice(at + 1),
    `${words.slice(0, at)}${words.charAt(at)}${words.slice(at)}`,
    words.replace('情况', '的有关情况').replace('事项', '有关事项'),
    words.replace('政府', '政务').replace('总体', '总的').replace('存在', '现存').replace('需要', '须要'),
  ];
  const text = random.pick(all.filter((one) => one !== words && !known.includes(one)));
  if (text === undefined) return undefined;
  const damaged = withSection(draft, index, (one) => ({ ...one, heading: `${number}${mark(text)}` }));
  return { draft: damaged, what: `heading ${words} → ${text}` };
}

function variant(draft: Draft, random: Random): Damaged | undefined {
  const all = draft.form.sections.flatMap(({ variants }, index) => variants.map((text) => ({ text, index })));
  const one = random.pick(all);
  if (one === undefined) return undefined;
  const damaged = withSection(draft, one.index, (section) => ({ ...section, heading: `${headingParts(section)[0]}${mark(one.text)}` }));
  return { draft: damaged, what: `heading of section ${one.index + 1} → ${one.text}` };
}

function emptied(draft: Draft, random: Random): Damaged | undefined {
  if (!isFixed(draft)) return undefined;
  const index = random.pick(draft.sections.flatMap(({ table }, i) => (table === undefined ? [i] : [])));
  if (index === undefined) return undefined;
  return {
    draft: withSection(draft, index, ({ heading }) => ({ heading: mark(heading), paragraphs: [] })),
    what: `section ${index + 1} without text`,
  };
}

/** Nothing said of problems, or one half of what is asked for. */
function reviewUnsaid(draft: Draft, random: Random): Damaged | undefined {
  if (!isFixed(draft)) return undefined;
  const index = draft.form.sections.findIndex(({ review }) => review === true);
  const text = random.pick([
    '无',
    '暂无问题。',
    '详见附件。',
    '（略）',
    '见附件1',
    '下一步，我镇将开展培训，把公开指南印成手册。',
    '村级人员少，更新偏慢。',
  ]);
  if (index < 0 || text === undefined) return undefined;
  return {
    draft: withSection(draft, index, ({ heading }) => ({ heading: mark(heading), paragraphs: [mark(text)] })),
    what: `section ${index + 1}: ${text}`,
  };
}

function overview(draft: Draft, change: (paragraphs: readonly string[]) => readonly string[]): Draft {
  return withSection(draft, 0, (section: DraftSection) => ({
    ...section,
    heading: mark(section.heading),
    paragraphs: change(section.paragraphs),
  }));
}

/** One of the five topics left out, and what other paragraphs say of it in passing. */
function topicDropped(draft: Draft, random: Random): Damaged | undefined {
  const topics = draft.form.sections[0]?.topics ?? [];
  const topic = random.pick(topics);
  if (topic === undefined) return undefined;
  const at = topics.indexOf(topic) + 1;
  return { draft: overview(draft, (paragraphs) => paragraphs.filter((_, i) => i !== at)), what: `topic ${topic.name} dropped` };
}

function resultsDropped(draft: Draft): Damaged | undefined {
  if (draft.form.sections[0]?.results === undefined) return undefined;
  const plain = '（五）监督保障情况。镇纪委每季度抽查一次公开台账，发现的事项当月改正。';
  return { draft: overview(draft, (paragraphs) => [...paragraphs.slice(0, -1), plain]), what: 'no results of supervision' };
}

function feeDropped(draft: Draft): Damaged | undefined {
  const index = draft.form.sections.findIndex(({ statement }) => statement !== undefined);
  if (index < 0) return undefined;
  const damaged = withSection(draft, index, ({ heading }) => ({ heading: mark(heading), paragraphs: ['没有其他需要报告的事项。'] }));
  return { draft: damaged, what: 'statement on the fee dropped' };
}

/** The second level in a form that the first rules out: half-width, enclosed, a level skipped. */
function levelMixed(draft: Draft, random: Random): Damaged | undefined {
  const [section] = draft.sections;
  const at = section?.paragraphs.flatMap((text, i) => (text.startsWith('（') && i > 1 ? [i] : [])) ?? [];
  const index = random.pick(at);
  const text = section?.paragraphs[index ?? -1];
  if (index === undefined || text === undefined) return undefined;
  const number = text.slice(0, 3);
  const by = random.pick([`(${number.charAt(1)})`, `${number}、`, `${'㈠㈡㈢㈣㈤'.charAt('一二三四五'.indexOf(number.charAt(1)))}`]) ?? '';
  const damaged = withSection(draft, 0, (one) => ({
    ...one,
    paragraphs: one.paragraphs.map((paragraph, i) => (i === index ? mark(by) + paragraph.slice(3) : paragraph)),
  }));
  return { draft: damaged, what: `${number} → ${by}` };
}

/** A number of the second level that was had already, or that leaves one out. */
function levelSkipped(draft: Draft, random: Random): Damaged | undefined {
  const [section] = draft.sections;
  const at = section?.paragraphs.flatMap((text, i) => (text.startsWith('（') && i > 1 ? [i] : [])) ?? [];
  const index = random.pick(at);
  if (index === undefined) return undefined;
  const number = chineseNumeral(random.pick([index - 1, index + 1]) ?? 1);
  const damaged = withSection(draft, 0, (one) => ({
    ...one,
    paragraphs: one.paragraphs.map((paragraph, i) =>
      i >= index && paragraph.startsWith('（')
        ? (i === index ? mark(`（${number}）`) : mark(paragraph.slice(0, 3))) + paragraph.slice(3)
        : paragraph,
    ),
  }));
  return { draft: damaged, what: `（${chineseNumeral(index)}） → （${number}）` };
}

/** Faults in sections and their headings. */
export const sectionMutations: readonly Mutation[] = [
  { id: 'section-dropped', rules: ['section-missing'], also: ['short-title'], damage: dropped },
  { id: 'sections-swapped', rules: ['section-order'], also: ['section-number'], damage: swapped },
  { id: 'section-doubled', rules: ['section-order', 'section-number'], also: ['prose-repeat', 'title'], damage: doubled },
  { id: 'section-number-lost', rules: ['section-number'], damage: (draft, random) => renumbered(draft, picked(draft, random), '、') },
  {
    id: 'section-number-doubled',
    rules: ['section-number'],
    damage: (draft, random) => {
      const index = picked(draft, random);
      return renumbered(draft, index, `${chineseNumeral(index + 1)}、`.repeat(2));
    },
  },
  {
    id: 'section-number-gone',
    rules: ['section-number'],
    damage: (draft, random) => (isFixed(draft) ? renumbered(draft, picked(draft, random), '') : undefined),
  },
  { id: 'section-number-changed', rules: ['section-number'], also: ['section-order', 'numbering-level'], damage: otherNumber },
  { id: 'heading-reworded', rules: ['section-heading'], also: ['wording'], damage: reworded },
  { id: 'heading-variant', rules: ['section-heading'], damage: variant },
  { id: 'section-emptied', rules: ['section-empty'], also: ['fee-statement-missing', 'topic-missing', 'short-title'], damage: emptied },
  { id: 'review-unsaid', rules: ['section-empty'], also: ['short-title'], damage: reviewUnsaid },
  { id: 'topic-dropped', rules: ['topic-missing'], also: ['short-title', 'numbering-level'], damage: topicDropped },
  { id: 'results-dropped', rules: ['topic-missing'], damage: (draft) => resultsDropped(draft) },
  { id: 'fee-statement-dropped', rules: ['fee-statement-missing'], damage: (draft) => feeDropped(draft) },
  { id: 'level-mixed', rules: ['numbering-level'], also: ['punctuation'], damage: levelMixed },
  { id: 'level-number-changed', rules: ['numbering-level'], damage: levelSkipped },
];
