import type { Random } from '../random.js';
import { type Line, linesOf, type Part, put, type Setting, type Sprinkle, within } from './places.js';

/** Lines of their own: rules, comments, front matter, sub-headings, ends of headings, what a page hides. */
export const paragraphSprinkles: readonly Sprinkle[] = [
  { id: 'rule', fits: ({ page }) => !page, over: (text, setting, random) => between(text, setting, random, [random.pick(RULES) ?? '---']) },
  {
    id: 'rule-of-markup',
    fits: ({ markdown, page }) => markdown || page,
    over: (text, setting, random) => between(text, setting, random, ['<hr>']),
  },
  { id: 'comment-line', over: (text, setting, random) => between(text, setting, random, ['<!-- 待校对：\n数字以台账为准 -->']) },
  { id: 'empty-paragraph', fits: ({ page }) => page, over: (text, setting, random) => between(text, setting, random, ['<p>&nbsp;</p>']) },
  {
    id: 'hidden-paragraph',
    fits: ({ page }) => page,
    over: (text, setting, random) => between(text, setting, random, ['<p style="display:none">旧稿：共收到29件。</p>']),
  },
  { id: 'front-matter', fits: ({ markdown }) => markdown, over: frontMatter },
  {
    id: 'heading-closed',
    fits: ({ markdown }) => markdown,
    over: (text, setting, random) => headingEnd(text, setting, random, [' ##', ' #', ' ######']),
  },
  {
    id: 'heading-id',
    fits: ({ markdown }) => markdown,
    over: (text, setting, random) => headingEnd(text, setting, random, [' {#part}', '{#part-1}', ' {.plain}']),
  },
  { id: 'sub-headings', mends: ['section-dropped', 'section-emptied', 'review-unsaid'], over: subHeadings },
  { id: 'sub-items', mends: ['section-dropped', 'topic-dropped'], over: subItems },
  {
    id: 'hidden-row',
    fits: ({ cells }) => cells === 'html',
    over: (text, _, random) => hidden(text, random, '</tr>', '\n<tr style="display:none"><td>合计</td><td>77</td></tr>'),
  },
  {
    id: 'hidden-cell',
    fits: ({ cells }) => cells === 'html',
    over: (text, _, random) => hidden(text, random, '</td>', '\n<td hidden>9</td>'),
  },
];

const RULES = ['---', '- - -', '***', '* * *', '-----------', '==========', '——————————'];

/** Line ends that stand between two parts of the text: never inside a table, nor at its bounds. */
export function gaps(text: string, setting: Setting, ends: readonly Part[] = ['title', 'heading', 'prose']): Line[] {
  const lines = linesOf(text, setting);
  return within(lines, ...ends).filter((line) => text[line.end] === '\n' && (!setting.page || /<\/(?:p|h1)>\s*$/.test(line.text)));
}

/** Pieces of text as paragraphs of their own behind a line. */
export function behind(text: string, line: Line, pieces: readonly string[]): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return put(text, line.end + 1, `${end}${pieces.map((piece) => `${piece.replace(/\r?\n/g, end)}${end}${end}`).join('')}`);
}

function between(text: string, setting: Setting, random: Random, pieces: readonly string[]): string {
  const line = random.pick(gaps(text, setting));
  return line === undefined ? text : behind(text, line, pieces);
}

function frontMatter(text: string): string {
  if (/^\s*---/.test(text)) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return ['---', 'layout: report', 'tags: [年报, 公开]', 'draft: false', '---', '', text].join(end);
}

/** Only behind a heading of Markdown that has no such end yet. */
function headingEnd(text: string, setting: Setting, random: Random, ends: readonly string[]): string {
  const line = random.pick(within(linesOf(text, setting), 'heading', 'title').filter((one) => /^#+ .*[^#}\s]\s*$/.test(one.text)));
  return line === undefined ? text : put(text, line.start + line.text.trimEnd().length, random.pick(ends) ?? ' ##');
}

/** In the way of the notation. */
function paragraph(text: string, { page, markdown }: Setting, random: Random): string {
  if (page) return random.pick([`<p>${text}</p>`, `<h3>${text}</h3>`, `<p><strong>${text}</strong></p>`]) ?? text;
  return (markdown ? random.pick([text, `### ${text}`, `**${text}**`]) : random.pick([text, `　　${text}`])) ?? text;
}

/** Sub-headings with the names of parts, under the heading of a part that has text or a table below it and no levels of its own. */
function subHeadings(text: string, setting: Setting, random: Random): string {
  const first = setting.form.sections[0]?.number === null ? '' : '一、';
  const headings = within(linesOf(text, setting), 'heading').filter(({ text: line }) => first === '' || !line.includes(first));
  const heading = random.pick(headings.filter((one) => gaps(text, setting).some(({ start }) => start === one.start)));
  if (heading === undefined) return text;
  const names = setting.form.sections.map(({ heading: words }) => words);
  const words = random.pick(names.length === 0 ? ['主动公开情况'] : names) ?? '';
  return behind(text, heading, [paragraph(`${random.pick(['（一）', '1.', '1．', '1、']) ?? '1.'}${words}`, setting, random)]);
}

/** 1. and 2. below a paragraph that has a level above them. */
function subItems(text: string, setting: Setting, random: Random): string {
  const line = random.pick(gaps(text, setting, ['prose']).filter((one) => /（[一二三四五]）/.test(one.text)));
  if (line === undefined) return text;
  const names = ['主动公开政府信息情况', '收到和处理政府信息公开申请情况', '总体情况', '存在的主要问题及改进情况', '其他需要报告的事项'];
  const at = random.integer(0, names.length - 2);
  const sentence = setting.page ? '<p>做法同上。</p>' : '做法同上。';
  const items = [names[at] ?? '', names[at + 1] ?? ''].flatMap((name, i) => [paragraph(`${i + 1}.${name}`, setting, random), sentence]);
  return behind(text, line, items);
}

function hidden(text: string, random: Random, tag: string, what: string): string {
  const places = [...text.matchAll(new RegExp(tag, 'g'))];
  const place = random.pick(places);
  return place === undefined ? text : put(text, place.index + tag.length, what);
}
