import type { Span } from '../../../server/src/text/span.js';
import type { Random } from '../random.js';
import {
  type Line,
  linesOf,
  type Part,
  put,
  runsIn,
  type Setting,
  type Sprinkle,
  somePlace,
  someWords,
  times,
  within,
  wrapped,
} from './places.js';

/** Markup and marks within lines. */
export const inlineSprinkles: readonly Sprinkle[] = [
  element('bold', '<b>', '</b>'),
  element('strong', '<strong>', '</strong>'),
  element('underline', '<u>', '</u>'),
  element('span', '<span style="font-family:仿宋;font-size:16.0pt">', '</span>'),
  element('font', '<FONT color=red face="宋体">', '</FONT>'),
  element('word-markup', '<span lang=EN-US><o:p></o:p>', '</span>'),
  element('link', '<a href="http://www.example.gov.cn/a?b=1&c=2" target="_blank">', '</a>', ['prose']),
  { id: 'anchor', over: anchored },
  { id: 'block-markup', fits: ({ page }) => !page, over: inBlock },
  { id: 'break-behind', over: brokenBehind },
  { id: 'comment', over: (text, setting, random) => dropped(text, setting, random, '<!-- 已核 -->') },
  { id: 'stars', fits: ({ markdown }) => markdown, over: (text, setting, random) => emphasised(text, setting, random, ['**', '*', '***']) },
  { id: 'stars-whole', fits: ({ markdown }) => markdown, over: (text, setting, random) => whole(text, setting, random, '**') },
  // Within a word Markdown shows underscores, so only what stands alone is put between them.
  { id: 'underscores-whole', fits: ({ markdown }) => markdown, over: (text, setting, random) => whole(text, setting, random, '__') },
  { id: 'markdown-link', fits: ({ markdown }) => markdown, over: linked },
  { id: 'escaped-marks', fits: ({ markdown }) => markdown, over: escaped },
  { id: 'note-mark', over: (text, setting, random) => behindFigure(text, setting, random, '<sup>1</sup>', '') },
  { id: 'struck-out', over: (text, setting, random) => behindFigure(text, setting, random, '', '<del>29</del>') },
  {
    id: 'struck-out-tildes',
    fits: ({ markdown, cells }) => markdown && cells === 'pipe',
    over: (text, setting, random) => behindFigure(text, setting, random, '', '~~29~~'),
  },
  { id: 'line-break', fits: ({ cells }) => cells === 'pipe' || cells === 'html', over: brokenLabel },
];

function element(id: string, open: string, close: string, parts: readonly Part[] = []): Sprinkle {
  return {
    id,
    over: (text, setting, random) =>
      times(4, text, random, (before) => {
        const lines = within(linesOf(before, setting), ...parts);
        const words = random.integer(0, 3) === 0 ? wholeRun(lines, random) : someWords(before, lines, random, 8);
        return words === undefined ? before : wrapped(before, words, open, close);
      }),
  };
}

/** A line that is centred, or a heading, by markup. */
function inBlock(text: string, setting: Setting, random: Random): string {
  const lines = within(linesOf(text, setting), 'title', 'heading', 'prose').filter(({ text: line }) => !/[#<*_]/.test(line));
  const line = random.pick(lines);
  if (line === undefined) return text;
  const [open, close] = random.pick([
    ['<center>', '</center>'],
    ['<p align="center">', '</p>'],
    ['<div class="a">', '</div>'],
  ]) ?? ['', ''];
  return wrapped(text, { start: line.start, end: line.start + line.text.trimEnd().length }, open, close);
}

/** A line break of markup at the end of a line or behind a sentence. */
function brokenBehind(text: string, setting: Setting, random: Random): string {
  const line = random.pick(within(linesOf(text, setting), 'title', 'heading', 'prose'));
  const run = line === undefined ? undefined : random.pick(runsIn(line));
  if (line === undefined || run === undefined) return text;
  // Within a heading or a sentence a line break is seen.
  if (text[run.end - 1] !== '。' && run.end !== runsIn(line).at(-1)?.end) return text;
  return put(text, run.end, '<br>');
}

/** Markdown leaves the inside of a table of markup alone: stars in it are stars. */
function markdownLines(text: string, setting: Setting, ...parts: readonly Part[]): Line[] {
  return within(linesOf(text, setting), ...parts).filter(({ text: line }) => !/^\s*</.test(line));
}

function wholeRun(lines: readonly Line[], random: Random): Span | undefined {
  const line = random.pick(lines);
  return line === undefined ? undefined : random.pick(runsIn(line));
}

function anchored(text: string, setting: Setting, random: Random): string {
  const run = wholeRun(within(linesOf(text, setting)), random);
  return run === undefined ? text : put(text, random.pick([run.start, run.end]) ?? run.start, '<a name="_Toc12345"></a>');
}

function dropped(text: string, setting: Setting, random: Random, what: string): string {
  return times(4, text, random, (before) => {
    const at = somePlace(within(linesOf(before, setting)), random);
    return at === undefined ? before : put(before, at, what);
  });
}

/** Words between stars; two pairs of stars do not touch, for nobody could say which is whose. */
function emphasised(text: string, setting: Setting, random: Random, marks: readonly string[]): string {
  return times(3, text, random, (before) => {
    const words = someWords(before, markdownLines(before, setting), random, 8);
    if (words === undefined || /[\\*]/.test(before.slice(words.start - 1, words.start) + before.slice(words.end, words.end + 1)))
      return before;
    const mark = random.pick(marks) ?? '**';
    // One star between digits or letters is a times sign.
    if (mark === '*' && /\w/.test(before.slice(words.start - 1, words.start) + before.slice(words.end, words.end + 1))) return before;
    return wrapped(before, words, mark, mark);
  });
}

/** All of a heading, a title or a cell, the number of a heading included or not. */
function whole(text: string, setting: Setting, random: Random, mark: string): string {
  const lines = markdownLines(text, setting, 'title', 'heading', 'cells').filter(({ text: line }) => !/[*_\\]/.test(line));
  const line = random.pick(lines);
  if (line === undefined) return text;
  const runs = runsIn(line).filter(({ start, end }) => /^[\s|#\u3000]*$/.test(text[start - 1] ?? '') && /^[\s|]*$/.test(text[end] ?? ''));
  const run = random.pick(runs);
  return run === undefined ? text : wrapped(text, run, mark, mark);
}

function linked(text: string, setting: Setting, random: Random): string {
  const words = someWords(text, within(linesOf(text, setting), 'prose'), random, 8);
  return words === undefined ? text : wrapped(text, words, '[', '](http://www.example.gov.cn/col/123.html)');
}

/** As converters write them, so that no list begins. */
function escaped(text: string, setting: Setting, random: Random): string {
  const found = markdownLines(text, setting).flatMap((line) =>
    runsIn(line).flatMap(({ start, end }) => {
      const mark = /^(?:[一二三四五六七八九]、|[（\d.-])/.exec(text.slice(start, end))?.[0];
      return mark === undefined ? [] : [start + (mark.endsWith('、') ? mark.length - 1 : 0)];
    }),
  );
  const at = random.pick(found.filter((place) => /[（、.-]/.test(text[place] ?? '') && text[place - 1] !== '\\'));
  return at === undefined ? text : put(text, at, '\\');
}

function behindFigure(text: string, setting: Setting, random: Random, behind: string, before: string): string {
  const found = within(linesOf(text, setting), 'cells').flatMap((line) =>
    runsIn(line).filter(({ start, end }) => /^\d+$/.test(text.slice(start, end))),
  );
  const run = random.pick(found.filter(({ start, end }) => !/[.,\d]/.test((text[start - 1] ?? '') + (text[end] ?? ''))));
  return run === undefined ? text : wrapped(text, run, before, behind);
}

function brokenLabel(text: string, setting: Setting, random: Random): string {
  return times(3, text, random, (before) => {
    const lines = within(linesOf(before, setting), 'cells').filter(({ text: line }) => /[|<]/.test(line));
    const at = somePlace(lines, random);
    if (at === undefined || !/^[\u3400-\u9fff]{2}$/.test(before.slice(at - 1, at + 1))) return before;
    return put(before, at, random.pick(['<br>', '<br/>', '<BR />']) ?? '<br>');
  });
}
