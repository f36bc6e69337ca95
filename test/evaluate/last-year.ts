import { cleanDraft, type Draft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { yearBefore } from '../support/last-year.js';
import { type DraftNotation, notations } from '../support/notations.js';
import { findingsOf } from './check.js';
import { isHtml } from './clean.js';
import { brief, printTable } from './print.js';
import { type Scores, scoreOf } from './score.js';

/** A pair of reports that comes near to a fault and holds none. */
export interface NearMiss {
  readonly id: string;
  /** The report that is held against the draft; undefined where the draft's form has no such case. */
  readonly previous: (draft: Draft) => Draft | undefined;
  /** The draft itself, where it is not the clean one. */
  readonly draft?: (draft: Draft) => Draft;
}

const RULES = ['carry-over', 'copied'];

/** What last year's report left, three more of it: what would be a fault in the body's own report on the year before. */
function unlike(draft: Draft, change: (last: Draft) => Draft): Draft | undefined {
  const keys = ['r4.np', 'gfx.valid', 'xk.prev'].filter((key) => draft.cells.has(key));
  if (keys.length === 0) return undefined;
  const last = yearBefore(draft);
  return change({
    ...last,
    cells: new Map([...last.cells, ...keys.map((key) => [key, String(Number(last.cells.get(key)) + 3)] as const)]),
  });
}

function renamed(draft: Draft, from: string, to: string): Draft {
  const name = (text: string) => text.replaceAll(from, to);
  return { ...draft, issuer: name(draft.issuer), title: name(draft.title) };
}

function withTexts(draft: Draft, change: (text: string, i: number) => string): Draft {
  return { ...draft, sections: draft.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(change) })) };
}

export const nearMisses: readonly NearMiss[] = [
  { id: 'follows on', previous: yearBefore },
  { id: 'another body', previous: (draft) => unlike(draft, (last) => renamed(last, '青禾镇', '白石镇')) },
  { id: 'another body of the same county', previous: (draft) => unlike(draft, (last) => renamed(last, '青禾镇人民政府', '青禾镇财政所')) },
  { id: 'two years before', previous: (draft) => unlike(draft, yearBefore) },
  {
    id: 'the same year',
    previous: (draft) => unlike(draft, (last) => ({ ...last, title: draft.title, preamble: draft.preamble, year: draft.year })),
  },
  {
    id: 'strokes for figures',
    previous: (draft) => {
      const last = yearBefore(draft);
      const blank = [...last.cells.keys()].filter((key) => /^r4\.|\.valid$|\.prev$/.test(key));
      return { ...last, cells: new Map([...last.cells, ...blank.map((key) => [key, '/'] as const)]) };
    },
  },
  {
    id: 'all figures of the text are new',
    previous: (draft) => withTexts(yearBefore(draft), (_, i) => COUNTED.replace('#', String(386 + i))),
    draft: (draft) => withTexts(draft, (text, i) => `${text}${COUNTED.replace('#', String(512 + i))}`),
  },
  {
    id: "half of a section is last year's",
    previous: (draft) =>
      withTexts(yearBefore(draft), (text, i) =>
        i % 2 === 0
          ? (draft.sections.flatMap(({ paragraphs }) => paragraphs).find((one) => text.startsWith(one.slice(0, 8))) ?? text)
          : text,
      ),
    draft: (draft) => withTexts(draft, (text) => text.replace(/\d+件/g, '若干件')),
  },
  {
    id: 'the statements that are the same every year',
    previous: (draft) => {
      const last = yearBefore(draft);
      const end = draft.sections.length - 1;
      return { ...last, sections: last.sections.map((section, i) => (i === end ? (draft.sections[end] ?? section) : section)) };
    },
  },
];

const COUNTED = '全年发布各类信息#条。';

/** Pairs without fault must be left alone by the rules that compare years; true where they are. */
export function evaluateNearMisses(scores: Scores): boolean {
  const shown: string[] = [];
  let pairs = 0;
  for (const { id, previous, draft: of = (draft: Draft) => draft } of nearMisses) {
    for (const form of FORM_IDS) {
      const draft = of(cleanDraft(form));
      const last = previous(cleanDraft(form));
      if (last === undefined) continue;
      for (const notation of notations) {
        pairs += 1;
        for (const { rule, message } of compared(draft, last, notation)) {
          scoreOf(scores, rule).false += 1;
          shown.push(`- ${id}, ${form} ${notation.name}: ${rule}: ${brief(message.zh)}`);
        }
      }
    }
  }
  console.log(
    `\n## Beside last year's report\n\n${nearMisses.length} near misses, ${pairs} pairs; findings of ${RULES.join(' and ')}: ${shown.length}.`,
  );
  if (shown.length > 0) printTable(['near miss', 'findings'], [[nearMisses.length, shown.length]]);
  for (const line of shown.slice(0, 10)) console.log(line);
  return shown.length === 0;
}

export function compared(draft: Draft, last: Draft, notation: DraftNotation) {
  const [text, before] = [notation.render(draft), notation.render(last)];
  return findingsOf(text, isHtml(notation), { previous: before }).filter(({ rule }) => RULES.includes(rule));
}
