import { forms } from '../data/forms.js';
import { documentOf, documents, type LawDocument } from '../data/law.js';
import { type TitledNumber, titledNumbersOf } from '../report/facts/citations.js';
import { documentNumbersOf, type NumberFound } from '../report/facts/document-numbers.js';
import { marksOf, type TitleFound } from '../report/facts/titles.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { replacement as inText } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

/** Below this share of common pairs of characters two titles are different ones; above the other, the same. */
const DIFFERENT = 0.3;
const NEAR = 0.8;
/** So much alike, it is the one that the number names, and a word of it is wrong. */
const ALIKE = 0.5;
const SAME = 0.9;

export default rule({
  id: 'document-mismatch',
  severity: 'error',
  title: say('文件标题与文号对不上', 'Title and number do not belong together'),
  why: say(
    '标题和文号各自对应不同的文件，读者按文号查不到所说的文件。',
    'Title and number name different documents; a reader cannot find the one that is meant.',
  ),
  source: '国务院办公厅等公布的文件标题和文号',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        按照《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（⟦国办发〔2017〕47号⟧）要求，梳理目录。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        按照《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）要求，梳理目录。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        体例依照《⟦国务院办公厅关于印发〈中华人民共和国政府信息公开年度报告格式〉的通知⟧》（国办公开办函〔2021〕30号）。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        体例依照《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）。
      `,
    },
  ],
  *check(report) {
    for (const cited of titledNumbersOf(report)) {
      const problem = judge(report, cited);
      if (problem !== undefined) yield problem;
    }
    yield* shared(report);
    yield* miscoded(report);
    yield* unnumbered(report);
  },
});

/** One number behind two titles that have nothing in common: a slip, or a document and what it comes with; the draft does not say. */
function* shared(report: Report): Iterable<Problem> {
  const titles = new Map<string, TitleFound>();
  for (const { title, number } of titledNumbersOf(report)) {
    const first = titles.get(number.number);
    if (documentOf(number.number) !== undefined) continue;
    if (first === undefined) titles.set(number.number, title);
    else if (likeness(first.text, title.text) < DIFFERENT)
      yield {
        at: number.at,
        severity: 'info',
        message: say(
          `${number.number}前面写的是《${first.text}》的文号，这里又写给《${title.text}》；一个文号只属于一份文件，请核对。`,
          `${number.number} stands behind 《${first.text}》 before, and behind 《${title.text}》 here; a number is that of one document.`,
        ),
        actual: number.number,
        related: [{ at: first.passage.at(first.start, first.end), message: say('前面的标题', 'The title before') }],
      };
  }
}

/** A number whose code is that of the document on record but for one character, wherever it stands: 国办公开办涵〔2021〕30号. */
function* miscoded(report: Report): Iterable<Problem> {
  const titled = new Set(titledNumbersOf(report).map(({ number }) => number));
  for (const number of documentNumbersOf(report)) {
    if (titled.has(number) || documentOf(number.number) !== undefined) continue;
    const meant = documents.find((one) => one.confidence === 'verified' && isMiscoded(number, one));
    if (meant !== undefined) yield misnumbered(number, meant);
  }
}

/** Year and serial are the same, and of a long code all but one character behind the first, which says whose it is. */
function isMiscoded({ code, year, serial }: NumberFound, { number }: LawDocument): boolean {
  const right = number.slice(0, number.indexOf('〔'));
  if (right.length < LONG_CODE || !number.endsWith(`〔${year}〕${serial}号`) || code.length !== right.length || code[0] !== right[0])
    return false;
  return [...code].filter((char, i) => char !== right[i]).length === 1;
}

/** Shorter codes are alike from one province to the next: 国办发, 鲁办发. */
const LONG_CODE = 5;

function misnumbered(number: NumberFound, meant: LawDocument): Problem {
  const written = number.code === '' ? `〔${number.year}〕${number.serial}号` : number.number;
  return {
    at: number.at,
    message: say(`这份文件的文号是${meant.number}，现为${written}。`, `The number of this document is ${meant.number}.`),
    ...replacement(number.at, meant.number),
    actual: written,
  };
}

/** The notices on the form, named as the State Council's own without their number. */
function* unnumbered(report: Report): Iterable<Problem> {
  const numbered = new Set(titledNumbersOf(report).map(({ title }) => title));
  for (const title of marksOf(report).titles) {
    if (numbered.has(title) || !/^国务?院?办公?[厅开]/.test(title.text)) continue;
    const notice = documents.find(
      (one) => isFormNotice(one) && likeness(title.text, one.title) >= SAME && likeness(one.title, title.text) >= NEAR,
    );
    const problem = notice === undefined ? undefined : misquoted(report, title, notice);
    if (problem !== undefined) yield problem;
  }
}

function judge(report: Report, { title, number }: TitledNumber): Problem | undefined {
  const known = documentOf(number.number);
  if (known !== undefined) {
    if (isFormNotice(known) && likeness(title.text, known.title) >= ALIKE) return misquoted(report, title, known);
    if (known.confidence !== 'verified' || same(title.text, known.title)) return undefined;
    const meant = documents.find((one) => one.confidence === 'verified' && same(title.text, one.title));
    if (meant === undefined && likeness(title.text, known.title) >= DIFFERENT) return undefined;
    return {
      at: number.at,
      message: say(
        `${number.number}是《${known.title}》，与前面的标题不符${meant === undefined ? '' : `；该标题的文号是${meant.number}`}。`,
        `${number.number} is another document (${known.title})${meant === undefined ? '' : `; the title’s number is ${meant.number}`}.`,
      ),
      ...(meant === undefined ? {} : replacement(number.at, meant.number)),
      actual: number.number,
    };
  }
  const tail = `〔${number.year}〕${number.serial}号`;
  // Of code on one side, year and number on the other, one is right at least.
  const meant = documents.find(
    (one) =>
      one.confidence === 'verified' &&
      (one.number.startsWith(`${number.code}〔`) || one.number.endsWith(tail)) &&
      same(title.text, one.title),
  );
  return meant === undefined ? undefined : misnumbered(number, meant);
}

/** The notices that prescribe the form are known word by word. */
function isFormNotice({ number, confidence }: LawDocument): boolean {
  return confidence === 'verified' && forms.some(({ basis }) => basis.number === number);
}

/** The number is right, the title is another by a few words. */
function misquoted(report: Report, title: TitleFound, notice: LawDocument): Problem | undefined {
  // Marks around nothing quote no title wrongly.
  if (title.text.trim() === '' || isQuotedRightly(title.text, notice)) return undefined;
  const at = title.passage.at(title.start + 1, title.end - 1);
  return {
    at,
    severity: 'warning',
    message: say(
      `${notice.number}的标题与原文不同，应为《${notice.title}》。`,
      `The title of ${notice.number} is not as it was issued; it should be 《${notice.title}》.`,
    ),
    expected: notice.title,
    actual: title.text,
    fixes: inText(report, at, notice.title, false),
  };
}

/** In full, without its issuer, that which it issues alone, or forwarded by another body; whatever the marks. */
function isQuotedRightly(title: string, { title: full, issuer, number }: LawDocument): boolean {
  const plain = (words: string) => words.replace(/[《》〈〉<>＜＞“”]|（试行）/g, '');
  const words = plain(full);
  const matter = words.slice(words.indexOf('关于'));
  const issued = forms.flatMap(({ basis }) => (basis.number === number ? [plain(basis.title)] : []));
  const said = plain(title);
  if (issued.includes(said)) return true;
  if (!said.endsWith(matter)) return false;
  const before = said.slice(0, said.length - matter.length);
  return before === '' || before === issuer || before === number.replace(/函〔.*/, '') || /转发/.test(before);
}

function replacement(at: Problem['at'], right: string): Pick<Problem, 'expected' | 'fixes'> {
  return {
    expected: right,
    fixes: [{ title: say(`改为“${right}”`, `Change to “${right}”`), safe: false, edits: [{ at, newText: right }] }],
  };
}

/** Two titles of one document: alike both ways, and with the same year in them. */
function same(a: string, b: string): boolean {
  return likeness(a, b) >= SAME && likeness(b, a) >= SAME && /20\d{2}年/.exec(a)?.[0] === /20\d{2}年/.exec(b)?.[0];
}

/** The share of the shorter title's pairs of characters that the longer one has too, 0 to 1. */
function likeness(a: string, b: string): number {
  const first = pairs(core(a));
  const second = pairs(core(b));
  const [small, large] = first.size <= second.size ? [first, second] : [second, first];
  if (small.size === 0) return 1;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common += 1;
  return common / small.size;
}

/** What tells one title from another: without issuer, marks and the words that all of them have. */
function core(title: string): string {
  return title.replace(/^.{0,30}?关于(?=.{6})/, '').replace(/[《》〈〉<>＜＞“”、，]|印发|转发|中华人民共和国|的?(?:通知|意见|函)$/g, '');
}

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) found.add(text.slice(i, i + 2));
  return found;
}
