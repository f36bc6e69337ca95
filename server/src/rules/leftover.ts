import { anyIn, matchesOf, type Words } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { passagesWith } from '../report/prose/prose.js';
import { noticesOf } from '../report/structure/notices.js';
import { pastedOf } from '../report/structure/pasted.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { lineEnd, lineStart, nextLineStart } from '../text/lines.js';
import { say } from '../text/message.js';
import { sign } from '../text/signs.js';
import { contains, type Span, span } from '../text/span.js';
import { each, gathered, HABIT, inOrder, replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

/** What a template says to the one who fills it in; the first is printed in reports of one county. */
const promptsIn = matchesOf(
  /该部分以表格形式报告(?:[。，]表格如下)?[：:。]?|[（(【〈<[](?:此处|请在此|请)(?:填写|填报|填入|输入|补充|插入|粘贴)[^（()）【】〈〉<>[\]]{0,30}[）)】〉>\]]|[〈<](?:年份|年度|机关|机关名称|单位|单位名称|日期|数字|数量|姓名|地址|电话|邮编|名称|内容)[〉>]|[【[](?:年份|机关名称|单位名称|数字)[】\]]/g,
  sign.prompt,
);
/** XX镇, ××局 */
const placeholdersIn = matchesOf(
  /(?<![A-Za-z0-9])[X×✕x]{2,6}(?=省|市|县|区|镇|乡|街道|村|局|委|办|年|月|日|条|件|次|项|篇|场|期|人|个|元|万|单位|部门|号|同志|网)/g,
  sign.cross,
);
const blankLinesIn = matchesOf(/(?<=[\u4e00-\u9fff：，、（])[_＿]{2,200}|(?<![_＿])[_＿]{2,200}(?=[\u4e00-\u9fff])/g, sign.underscore);
/** A prompt that stands for nothing: without it the sentence is whole. */
const ASKS = /^该部分|^.(?:此处|请)/;
const LONGEST_PREFACE = 1000;
/** No more of them than markup has, and none that hide digits: 139****1234. */
const starsIn = matchesOf(/(?<!\*)\*{2,3}(?!\*|(?<=\d\*{2,3})[\dXx]{2})/g, sign.star);

export default rule({
  id: 'leftover',
  severity: 'warning',
  title: say('模板提示或网页痕迹没有删', 'Left over from a template or a web page'),
  why: say(
    '模板的提示语、占位符、排版记号和网页上的栏目信息不属于年报正文，公布前应删去。',
    'Prompts, placeholders, markup and page furniture are no part of the report.',
  ),
  source: '各级机关公布的年报中所见',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，⟦XX⟧镇共公开信息⟦＿＿＿⟧条，⟦**一是加大力度**⟧，更新指南。

        二、主动公开政府信息情况

        ⟦该部分以表格形式报告。表格如下：⟧
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，青禾镇共公开信息12条，一是加大力度，更新指南。

        二、主动公开政府信息情况
      `,
    },
    {
      bad: dedent`
        ⟦索引号：AQ001/2024-00003
        发布机构：云溪县石桥乡人民政府
        浏览次数：35⟧

        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。
      `,
    },
  ],
  *check(report) {
    yield* inOrder(furniture(report), notices(report));
    const markdown = isMarkdown(report);
    const stars = markdown ? unpaired : pairs;
    yield* gathered(
      each(passagesWith(report, mayBeUnfilled), (passage) => inOrder(prompts(report, passage))),
      (count) => say(`全文有${count}处没有删去的提示或占位符。`, `${count} prompts or placeholders are left over.`),
    );
    yield* gathered(
      inOrder(
        markdown ? [] : emphasised(report),
        each(passagesWith(report, hasStars), (passage) => inOrder(stars(report, passage))),
      ),
      (count) => say(`全文有${count}处排版记号“**”，不应留在正文里。`, `“**” is left in the text ${count} times; it is markup.`),
      HABIT,
    );
  },
});

const mayBeUnfilled = anyIn(promptsIn, placeholdersIn, blankLinesIn);
const hasStars = ({ signs }: Words) => (signs & sign.star) !== 0;

/** A page that is HTML itself has its furniture by right; markup within the lines tells it. */
function* furniture(report: Report): Iterable<Problem> {
  for (const { at, labels } of pastedOf(report)) {
    if (isWebPage(report)) continue;
    const edits = [{ at: wholeLines(report.source, at), newText: '' }];
    yield {
      at,
      message: say(
        `从网页粘贴来的栏目信息（${labels.slice(0, 4).join('、')}${labels.length > 4 ? '等' : ''}）不属于年报，应删去。`,
        `Page furniture pasted from the web (${labels.slice(0, 4).join('、')}${labels.length > 4 ? ' and others' : ''}) is no part of the report.`,
      ),
      fixes: report.copy.isWhole(at) ? [{ title: say('删去这些行', 'Remove these lines'), safe: false, edits }] : [],
    };
  }
}

/** Also where something was written above the markup. */
function isWebPage(report: Report): boolean {
  return report.isPage || /<(?:!doctype|html|head|body)[\s>]/i.test(report.source.slice(0, LONGEST_PREFACE));
}

/** 各村、站（所）：现将…印发给你们 */
function* notices(report: Report): Iterable<Problem> {
  for (const { address, order } of noticesOf(report)) {
    const words = address === undefined ? order : address;
    const related = [{ at: order.at, message: say('通知的正文从这里开始', 'The text of the notice begins here') }];
    yield {
      at: words.at,
      message: say(
        `“${shortened(words.text)}”是通知写给下级的话，像是粘贴时带进来的；年报面向公众，应删去这一段通知。`,
        `“${shortened(words.text)}” is what a notice says to subordinate bodies, pasted in by mistake; a report speaks to the public. Remove the notice.`,
      ),
      related: address === undefined ? [] : related,
    };
  }
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

/** With the marks of a table's rows around them, and the line of dashes below its head. */
function wholeLines(source: string, { start, end }: Span): Span {
  const line = span(lineStart(source, start), lineEnd(source, end));
  const bare = /^[\s|]*$/;
  const first = bare.test(source.slice(line.start, start)) ? line.start : start;
  const last = bare.test(source.slice(end, line.end)) ? line.end : end;
  const below = /^(?:\r\n|[\r\n])[ |:-]{3,200}(?=[\r\n]|$)/.exec(source.slice(last, last + 203))?.[0] ?? '';
  const dashes = below.includes('|') && below.includes('-') ? below.length : 0;
  return span(first, last < line.end ? last : nextLineStart(source, last + dashes));
}

function* prompts(report: Report, passage: Passage): Iterable<Problem> {
  const { text } = passage;
  for (const { index, 0: prompt } of promptsIn(passage)) {
    if (isTitle(text, index)) continue;
    const at = passage.at(index, index + prompt.length);
    yield {
      at,
      message: say(`“${prompt}”是模板的提示语，应删去或填写。`, `“${prompt}” is a prompt of the template: fill it in or remove it.`),
      fixes: [...filledIn(report, at, prompt), ...(ASKS.test(prompt) ? replacement(report, at, '', false) : [])],
    };
  }
  for (const { index, 0: marks } of placeholdersIn(passage)) yield unfilled(passage.at(index, index + marks.length), marks);
  for (const { index, 0: marks } of blankLinesIn(passage)) yield unfilled(passage.at(index, index + marks.length), marks);
}

/** What the draft itself says elsewhere. */
function filledIn(report: Report, at: Span, prompt: string): Fix[] {
  const name = prompt.slice(1, -1);
  const known = /^年[份度]$/.test(name) ? report.year : /^(?:机关|单位)(?:名称)?$/.test(name) ? report.issuer : undefined;
  return known === undefined ? [] : replacement(report, at, String(known), false);
}

/** 《〈年度〉…》: a title within a title is no prompt. */
function isTitle(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 40), index);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

function unfilled(at: Span, marks: string): Problem {
  const shown = marks.length > 6 ? `${marks.slice(0, 6)}…` : marks;
  return { at, message: say(`占位符“${shown}”没有填写。`, `The placeholder “${shown}” is not filled in.`) };
}

/** In Markdown ** is emphasis by right. */
function isMarkdown({ blocks }: Report): boolean {
  return blocks.some((block) => block.kind === 'row' && (block.hashes > 0 || block.notation === 'pipe' || block.notation === 'html'));
}

/** Pairs that the copy leaves out, those in tables aside. */
function* emphasised(report: Report): Iterable<Problem> {
  for (const [open, close] of report.stars) {
    const inTable = report.tables.some(({ at }) => contains(at, open.start));
    if (!inTable) yield emphasis([open, close]);
  }
}

/** Each pair of ** with what stands between; one without a partner by itself. */
function* pairs(_: Report, passage: Passage): Iterable<Problem> {
  let open: Span | undefined;
  for (const { index, 0: mark } of starsIn(passage)) {
    const stars = passage.at(index, index + mark.length);
    if (open !== undefined) yield emphasis([open, stars]);
    open = open === undefined ? stars : undefined;
  }
  if (open !== undefined) yield emphasis([open]);
}

function* unpaired(_: Report, passage: Passage): Iterable<Problem> {
  let count = 0;
  let last = -1;
  for (let at = passage.text.indexOf('**'); at >= 0; at = passage.text.indexOf('**', at + 2)) {
    count += 1;
    last = at;
  }
  if (count % 2 === 1) yield emphasis([passage.at(last, last + 2)]);
}

function emphasis(places: readonly Span[]): Problem {
  const [first, last] = [places[0] ?? span(0, 0), places.at(-1) ?? span(0, 0)];
  const edits = places.map((at) => ({ at, newText: '' }));
  const fixes: Fix[] = [{ title: say('删去“**”', 'Remove the “**”'), safe: places.length === 2, edits }];
  return {
    at: span(first.start, last.end),
    message: say('“**”是排版记号，不应留在正文里。', 'The “**” is markup, left in the text.'),
    fixes,
  };
}
