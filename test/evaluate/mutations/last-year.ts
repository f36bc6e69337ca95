import { addressOf } from '../../../server/src/data/forms.js';
import type { Draft } from '../../support/draft.js';
import { yearBefore } from '../../support/last-year.js';
import { type Damaged, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { figureOf, withCells, withSection } from './edit.js';

/** Cells that last year's report says something of. */
function carriedKeys({ form }: Draft): string[] {
  return form.carries.flatMap(({ total, over }) => over.map((key) => addressOf(total, key).key));
}

/** A figure that comes over from last year is another. */
function carriedChanged(draft: Draft, random: Random): Damaged | undefined {
  const key = random.pick(carriedKeys(draft));
  if (key === undefined) return undefined;
  const [before, after] = [figureOf(draft, key), figureOf(draft, key) + random.integer(1, 9)];
  return { draft: withCells(draft, { [key]: String(after) }), what: `${key} ${before} → ${after}` };
}

/** A whole row or table of what comes over is last year's own: nobody has filled it in anew. */
function carriedKept(draft: Draft, random: Random): Damaged | undefined {
  const last = yearBefore(draft);
  const carry = random.pick(draft.form.carries);
  const keys = (carry?.over ?? []).map((key) => addressOf(carry?.total ?? '', key).key);
  const stale = keys.filter((key) => last.cells.get(key) !== draft.cells.get(key));
  if (stale.length === 0) return undefined;
  return {
    draft: withCells(draft, Object.fromEntries(stale.map((key) => [key, last.cells.get(key) ?? '']))),
    what: `${carry?.id} as it was last year`,
  };
}

/** Sections that tell of the year in words. */
function told({ form, sections }: Draft): number[] {
  return sections.flatMap((section, i) => {
    const of = form.sections.find(({ heading }) => section.heading.endsWith(heading));
    return of?.kind === 'text' && (of.review === true || of.topics !== undefined) ? [i] : [];
  });
}

/** A section is last year's, its years put right. */
function sectionCopied(draft: Draft, random: Random): Damaged | undefined {
  const index = random.pick(told(draft));
  const last = index === undefined ? undefined : yearBefore(draft).sections[index];
  if (index === undefined || last === undefined) return undefined;
  const paragraphs = last.paragraphs.map((text) => text.replaceAll(`${draft.year - 1}年`, `${draft.year}年`));
  return {
    draft: withSection(draft, index, ({ heading, ...section }) => ({ ...section, heading: mark(heading), paragraphs })),
    what: `section ${index + 1} is last year's`,
  };
}

/** A sentence is last year's with its figures. */
function sentenceCopied(draft: Draft, random: Random): Damaged | undefined {
  const index = random.pick(told(draft));
  if (index === undefined) return undefined;
  return {
    draft: withSection(draft, index, (section) => ({ ...section, paragraphs: [...section.paragraphs, `${mark(FIGURES)}。`] })),
    what: `section ${index + 1} has a sentence of last year's`,
  };
}

const FIGURES = '全年发布各类信息386条，其中惠农补贴类112条，接待来访群众73人次';

/** Last year's report with that sentence in all its sections. */
function withFigures(draft: Draft): Draft {
  const last = yearBefore(draft);
  return { ...last, sections: last.sections.map((section) => ({ ...section, paragraphs: [...section.paragraphs, `${FIGURES}。`] })) };
}

const ALSO = ['balance', 'prose-table', 'prose-repeat', 'prose-sum', 'not-entitled'];

/** Faults that show only beside last year's report. */
export const lastYearMutations: readonly Mutation[] = [
  { id: 'carried-changed', rules: ['carry-over'], also: ALSO, previous: yearBefore, damage: carriedChanged },
  { id: 'carried-kept', rules: ['carry-over'], also: ALSO, previous: yearBefore, damage: carriedKept },
  { id: 'section-copied', rules: ['copied'], also: ['prose-table', 'prose-repeat'], previous: yearBefore, damage: sectionCopied },
  {
    id: 'sentence-copied',
    rules: ['copied'],
    also: ['prose-repeat', 'prose-table', 'prose-sum'],
    previous: withFigures,
    damage: sentenceCopied,
  },
];
