import { type LooseMark, looseMarksOf, type OpenEnd, openEndsOf } from '../report/facts/loose-marks.js';
import { anyIn, matchesOf, pairsIn, type Words } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { passagesWith } from '../report/prose/prose.js';
import { isLabelled, pastedOf } from '../report/structure/pasted.js';
import type { Report } from '../report/types.js';
import { isHan } from '../text/chars.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { pair } from '../text/pairs.js';
import { sign } from '../text/signs.js';
import { contains, span } from '../text/span.js';
import { each, gathered, HABIT, inOrder, replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。', '(': '（', ')': '）' };
const halfMarksIn = matchesOf(/[,;:?!]/g, sign.half);
/** “政策速递": the half that is written is the other one's partner. */
const halfQuotesIn = matchesOf(/“[^“”"\n]{1,40}"/g, sign.quote);
const bracketsIn = matchesOf(/[()（）]/g, sign.bracket);
const CLOSING = '》”’）」』〉〕】％%';
const OPENING = '《“‘（「『〈〔【';
/** 地址：； is no doubled mark: what should stand between is missing. 。。 and ，。 are, but not …… or ！！, which may be meant. */
const doubledMarksIn = matchesOf(/[。，、；：,;:]{2,8}/g, 0, pair.doubledMark);
const LONGEST_NOTE = 80;
/** A shorter line with a dot at its end may be the number of an item. */
const SHORTEST_SENTENCE = 8;
/** An entity, a tag with its attributes or the target of a link: what stands in them is no punctuation of the text. */
const markupIn = matchesOf(
  /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});|<[/!?]?[A-Za-z-][^<>]{0,2000}>|\]\([^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,100}){0,5}\)/g,
  sign.markup,
);
/** In YAML a half-width colon stands behind a key. */
const FRONT_MATTER = /^\ufeff?---\r?\n(?:[^\r\n]{0,200}\r?\n){0,40}?---\r?\n/;
/** The number of a part, which the rule on numbering looks at; 1) and the like are no brackets of the text. */
const PART_NUMBER = /^[（(][一二三四五六七八九十]{1,3}[）)]/;

export default rule({
  id: 'punctuation',
  severity: 'hint',
  title: say('标点半角、重复、不成对，或者段末没有句号', 'Punctuation half-width, doubled, without its partner, or missing at the end'),
  why: say(
    '中文之间用全角标点，一处只用一个；引号、括号要成对；一段话写完用句号。',
    'Between Chinese characters punctuation is full-width, and one mark is enough; quotation marks and brackets come in pairs; a paragraph ends with a full stop.',
  ),
  source: 'GB/T 15834—2011',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年平稳⟦,⟧群众满意。发放补贴1,200元⟦(⟧含种粮补贴)，接待时间9:30至17:00⟦，。⟧
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年平稳，群众满意。发放补贴1,200元（含种粮补贴），接待时间9:30至17:00。
      `,
    },
  ],
  *check(report) {
    const passages = passagesOf(report);
    yield* gathered(
      each(passages, (passage) => inOrder(marks(report, passage), brackets(report, passage), halfQuotes(report, passage))),
      (count) => say(`全文有${count}处半角标点，中文之间应用全角标点。`, `${count} half-width marks: use full-width ones.`),
      HABIT,
    );
    yield* gathered(
      each(passages, (passage) => inOrder(doubled(report, passage))),
      (count) => say(`全文有${count}处重复标点，一处只用一个。`, `${count} doubled marks: one is enough.`),
    );
    const left = leftOut(report);
    yield* gathered(
      each(
        looseMarksOf(report).filter(({ passage }) => !left(passage)),
        loose,
      ),
      (count) =>
        say(`全文有${count}处引号或括号不成对，可能是转存时丢的，请逐处补全。`, `${count} quotation marks or brackets lack their partner.`),
    );
    yield* gathered(
      each(
        openEndsOf(report).filter(({ passage }) => !left(passage)),
        (end) => openEnd(report, end),
      ),
      (count) => say(`全文有${count}段末尾没有句号。`, `${count} paragraphs end without a full stop.`),
      HABIT,
    );
  },
});

function passagesOf(report: Report): Passage[] {
  const left = leftOut(report);
  return passagesWith(report, mayBeOdd).filter((passage) => !left(passage));
}

/** Labels of a page, rows and front matter are no text of the draft's. */
function leftOut(report: Report): (passage: Passage) => boolean {
  // What holds the cells of such a table apart is no punctuation.
  const left = [...pastedOf(report), ...report.tables.filter(({ state }) => state === 'glued')];
  const front = FRONT_MATTER.exec(report.source)?.[0].length ?? 0;
  const isLeft = (passage: Passage) => {
    const { start } = passage.at(0, 0);
    return start < front || isLabelled(passage.text) || isRow(passage.text) || left.some(({ at }) => contains(at, start));
  };
  // Many marks may stand in one passage.
  const known = new Map<Passage, boolean>();
  return (passage) => {
    const found = known.get(passage) ?? isLeft(passage);
    known.set(passage, found);
    return found;
  };
}

/** 总计；；；31；9；0 and ；；自然人；；总计: the marks hold the cells of a row apart. */
function isRow(text: string): boolean {
  return /(?<!\d)(?:\d{0,9}[；;，,、]){3}/.test(text) && !/[。！？]/.test(text);
}

/** 未收到申请. */
const endsInDot = ({ text }: Words) => text.charCodeAt(text.length - 1) === DOT && isHan(text.charCodeAt(text.length - 2));
const DOT = 0x2e;
const hasMarks = anyIn(halfMarksIn, doubledMarksIn, halfQuotesIn);
const mayBeOdd = (words: Words) => endsInDot(words) || (pairsIn(words) & pair.narrowBracket) !== 0 || hasMarks(words);

/** The matches that stand in the text itself. */
function* outsideMarkup(passage: Passage, matchesIn: typeof markupIn): Iterable<RegExpExecArray> {
  const parts = [...markupIn(passage)];
  let next = 0;
  for (const match of matchesIn(passage)) {
    for (let part = parts[next]; part !== undefined && part.index + part[0].length <= match.index; part = parts[next]) next += 1;
    if ((parts[next]?.index ?? passage.text.length) >= match.index + match[0].length) yield match;
  }
}

function* marks(report: Report, passage: Passage): Iterable<Problem> {
  const { text } = passage;
  if (endsInDot(passage) && text.length >= SHORTEST_SENTENCE && !passage.heading) yield halfWidth(report, passage, text.length - 1, '.');
  for (const { index, 0: mark } of outsideMarkup(passage, halfMarksIn)) {
    const [before, behind] = [text[index - 1] ?? '', text[index + 1] ?? ''];
    const begins = isChinese(before, CLOSING) || (before === ')' && /[,;]/.test(mark));
    const ends =
      behind === '' || isChinese(behind, OPENING) || (mark === ',' && /[\d(]/.test(behind)) || (/[:;]/.test(mark) && behind === '(');
    const afterFigure = /\d/.test(before) && behind !== '' && isChinese(behind, OPENING) && mark !== ':';
    if ((begins && ends) || afterFigure) yield halfWidth(report, passage, index, mark);
  }
}

function halfWidth(report: Report, passage: Passage, index: number, mark: string): Problem {
  const at = passage.at(index, index + 1);
  const wide = WIDE[mark] ?? mark;
  return {
    at,
    message: say(`半角“${mark}”应为全角“${wide}”。`, `Half-width “${mark}” should be “${wide}”.`),
    fixes: replacement(report, at, wide, true),
  };
}

/** A pair with Chinese in it, one or both half-width; a bracket without its partner is left alone. */
function* brackets(report: Report, passage: Passage): Iterable<Problem> {
  const { text } = passage;
  const open: number[] = [];
  let han = 0;
  let counted = 0;
  const hanAt: number[] = [];
  const skipped = PART_NUMBER.exec(text)?.[0].length ?? 0;
  for (const { index, 0: bracket } of outsideMarkup(passage, bracketsIn)) {
    for (; counted < index; counted += 1) if (isHan(text.charCodeAt(counted))) han += 1;
    if (index < skipped) continue;
    if (bracket === '(' || bracket === '（') {
      open.push(index);
      hanAt.push(han);
      continue;
    }
    const [start, hanBefore] = [open.pop(), hanAt.pop()];
    if (start === undefined || index - start > LONGEST_NOTE || han === hanBefore || !inChinese(text, start, index)) continue;
    const narrow = [start, index].filter((place) => text[place] === '(' || text[place] === ')');
    const [first] = narrow;
    if (first === undefined) continue;
    const edits = narrow.flatMap((place) => replacement(report, passage.at(place, place + 1), WIDE[text[place] ?? ''] ?? '', true));
    yield {
      at: passage.at(first, first + 1),
      message: say('中文里的半角括号应为全角“（）”。', 'Half-width brackets between Chinese characters should be “（）”.'),
      fixes:
        edits.length < narrow.length
          ? []
          : [{ title: say('改为全角括号', 'Make the brackets full-width'), safe: true, edits: edits.flatMap((fix) => fix.edits) }],
    };
  }
}

/**
 * “甲"乙"丙” is a quotation within one; where no ” closes it before the next “, the half-width mark is its end. Where there are more
 * half-width marks than “ without a partner, as in “甲"乙"丙, one of them may open another quotation: nobody knows which.
 */
function* halfQuotes(report: Report, passage: Passage): Iterable<Problem> {
  const { text } = passage;
  if (countOf(text, '"') !== countOf(text, '“') - countOf(text, '”')) return;
  for (const { index, 0: quoted } of outsideMarkup(passage, halfQuotesIn)) {
    const end = index + quoted.length;
    if (!/[\u4e00-\u9fff]/.test(quoted) || /^[^“]*”/.test(text.slice(end))) continue;
    const at = passage.at(end - 1, end);
    yield {
      at,
      message: say('引号前后不配：前面是“，这里应为”。', 'The quotation marks do not match: “ before, so ” belongs here.'),
      fixes: replacement(report, at, '”', true),
    };
  }
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

/** Not in Latin text, and not the target of a Markdown link. */
function inChinese(text: string, start: number, end: number): boolean {
  return !/[\]A-Za-z]/.test(text[start - 1] ?? '') && !/[A-Za-z]/.test(text[end + 1] ?? '');
}

function* doubled(report: Report, passage: Passage): Iterable<Problem> {
  for (const { index, 0: run } of outsideMarkup(passage, doubledMarksIn)) {
    if (!/[。，、；：]/.test(run) || (/[：:]/.test(run) && /[^：:]/.test(run))) continue;
    const at = passage.at(index, index + run.length);
    const kinds = [...new Set([...run].map((mark) => WIDE[mark] ?? mark))];
    const best = kinds.includes('。') && index + run.length === passage.text.length ? ['。'] : kinds;
    const safe = best.length === 1;
    yield {
      at,
      message: say(
        `“${run}”标点重复，应只用${best.map((mark) => `“${mark}”`).join('或')}。`,
        `“${run}”: one mark is enough, ${best.map((mark) => `“${mark}”`).join(' or ')}.`,
      ),
      fixes: best.flatMap((mark) => replacement(report, at, mark, safe)),
    };
  }
}

function* loose({ passage, index, mark, opens }: LooseMark): Iterable<Problem> {
  const [name, english] = '“”'.includes(mark) ? ['引号', 'quotation mark'] : ['括号', 'bracket'];
  const at = passage.at(index, index + 1);
  yield {
    at,
    severity: 'info',
    ...(opens && { lacks: passage.at(index, passage.text.length) }),
    message: opens
      ? say(`这个左${name}后面没有对应的右${name}，请补上。`, `This opening ${english} is never closed.`)
      : say(`这个右${name}前面没有对应的左${name}，请补上。`, `This closing ${english} was never opened.`),
  };
}

function* openEnd(report: Report, { passage, mark }: OpenEnd): Iterable<Problem> {
  const { length } = passage.text;
  const at = passage.at(length - 1, length);
  const lacks = passage.at(0, length);
  if (mark === undefined) {
    const fix = { title: say('补上“。”', 'Add “。”'), safe: false, edits: [{ at: span(at.end, at.end), newText: '。' }] };
    yield { at, lacks, message: say('这一段末尾没有句号。', 'No full stop ends this paragraph.'), fixes: [fix] };
    return;
  }
  yield {
    at,
    lacks,
    severity: 'info',
    message: say(
      `这一段以“${mark}”结束，应为“。”，或者后面还有内容漏掉了。`,
      `The paragraph ends with “${mark}”: it should be “。”, or something is left out.`,
    ),
    fixes: replacement(report, at, '。', false),
  };
}

function isChinese(char: string, marks: string): boolean {
  return char !== '' && (isHan(char.charCodeAt(0)) || marks.includes(char));
}
