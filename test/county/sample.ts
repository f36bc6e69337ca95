import { formOf } from '../../server/src/data/forms.js';
import { writeReport } from '../bench/drafts/writing.js';
import { type Random, randomOf } from '../evaluate/random.js';
import type { Draft } from '../support/draft.js';
import { cellKeys } from '../support/figures.js';
import { htmlPage } from '../support/notations/markup.js';
import { markdown } from '../support/notations/pipes.js';
import { tsv } from '../support/notations/plain.js';

/** How a unit writes its reports: texts, a page, or a Word file made by us, or by LibreOffice from a page of ours. */
export type SampleKind = 'md' | 'txt' | 'html' | 'docx' | 'libreoffice';

export interface SampleFile {
  /** Within the folder of the sample. */
  readonly path: string;
  readonly kind: SampleKind;
  readonly draft: Draft;
}

/** Where the files are kept. */
export const SAMPLE = 'test/drafts/county';
export const COUNTY_FILE = '云溪县2023.md';
export const YEARS = [2022, 2023] as const;

const FORM = formOf('2021');
const COUNTY = '云溪县';
const SEED = 20231271;
const PROSE = 900;
const APPLICANTS = ['np', 'biz', 'sci', 'pub', 'law', 'oth'];
const RESULTS = ['r3_1', 'r3_2', 'r3_3_4', 'r3_3_6', 'r3_4_1', 'r3_4_2', 'r3_5_1', 'r3_6_3'];

/** Invented, and so is what they report. */
const UNITS: readonly (readonly [place: string, kind: SampleKind])[] = [
  ['青禾镇', 'md'],
  ['石桥乡', 'docx'],
  ['柳河街道', 'txt'],
  ['云峰镇', 'libreoffice'],
  ['白杨镇', 'html'],
  ['枣林乡', 'md'],
  ['财政局', 'docx'],
  ['水利局', 'md'],
  ['民政局', 'libreoffice'],
  ['教育局', 'html'],
  ['农业农村局', 'txt'],
  ['卫生健康局', 'docx'],
];

/** What is wrong in 2023, and nothing else is. */
export const FAULTS = { carryOver: '石桥乡', countyCell: 'xk.done', missing: '枣林乡', twice: '水利局', copied: '民政局' } as const;

type Cells = Map<string, number>;

/** The roster, as a county office keeps it: names as one says them, with remarks. */
export function roster(): string {
  const listed = UNITS.map(([place]) => (place.endsWith('局') ? `县${place}` : place));
  return `# 2023年度应报送年度报告的单位\n\n${listed.slice(0, 6).join('\n')}\n\n# 部门\n${listed.slice(6).join('\n')}\n`;
}

/** Says where the units of the county are: in the editor, too, the county's report is held against them. */
export function configuration(): string {
  return `${JSON.stringify({ units: { folder: '2023', roster: '名单.txt', file: COUNTY_FILE } }, undefined, 2)}\n`;
}

/** All reports of both years, in the order of the units; the county's own behind them. */
export function sampleFiles(): readonly SampleFile[] {
  const files: SampleFile[] = [];
  const sums = new Map<number, Cells>(YEARS.map((year) => [year, new Map()]));
  for (const [place, kind] of UNITS) {
    let last: { readonly cells: Cells; readonly draft: Draft } | undefined;
    for (const year of YEARS) {
      const isMissing = place === FAULTS.missing && year === 2023;
      const cells = cellsOf(randomOf(SEED, place, year), last?.cells, place === FAULTS.carryOver);
      let draft = draftOf(place, year, cells);
      if (place === FAULTS.copied && last !== undefined) draft = withCopiedSection(draft, last.draft);
      last = { cells, draft };
      if (isMissing) continue;
      add(sums.get(year), cells);
      files.push({ path: `${year}/${place}.${extensionOf(kind)}`, kind, draft });
      if (place === FAULTS.twice && year === 2023) files.push({ path: `${year}/${place}（盖章）.docx`, kind: 'docx', draft });
    }
  }
  return [...files, { path: COUNTY_FILE, kind: 'md', draft: countyDraft(sums.get(2023) ?? new Map()) }];
}

/** The text of a file that is one. */
export function textOf({ kind, draft }: SampleFile): string | undefined {
  if (kind === 'md') return markdown(draft);
  if (kind === 'txt') return tsv(draft);
  return kind === 'html' ? htmlPage(draft) : undefined;
}

function extensionOf(kind: SampleKind): string {
  return kind === 'libreoffice' ? 'docx' : kind;
}

function bodyOf(place: string): string {
  if (place.endsWith('局')) return `${COUNTY}${place}`;
  return `${COUNTY}${place}${place.endsWith('街道') ? '办事处' : '人民政府'}`;
}

function draftOf(place: string, year: number, cells: Cells): Draft {
  const written = new Map([...cells].map(([key, value]) => [key, String(value)]));
  return writeReport(randomOf(SEED, 'text', place, year), PROSE, '2021', {
    year,
    county: COUNTY,
    issuer: bodyOf(place),
    place,
    cells: written,
  });
}

/** The county adds up what it has, and slips in one cell. */
function countyDraft(sum: Cells): Draft {
  const cells = new Map(sum).set(FAULTS.countyCell, (sum.get(FAULTS.countyCell) ?? 0) - 9);
  const written = new Map([...cells].map(([key, value]) => [key, String(value)]));
  const of = { year: 2023, county: COUNTY, issuer: `${COUNTY}人民政府`, place: COUNTY, cells: written };
  return writeReport(randomOf(SEED, 'text', COUNTY, 2023), PROSE, '2021', of);
}

/** Section five as it was the year before, the years put right. */
function withCopiedSection(draft: Draft, last: Draft): Draft {
  const old = last.sections[4]?.paragraphs.map((text) =>
    text.replaceAll(String(last.year + 1), String(draft.year + 1)).replaceAll(String(last.year), String(draft.year)),
  );
  return { ...draft, sections: draft.sections.map((section, i) => (i === 4 ? { ...section, paragraphs: old ?? [] } : section)) };
}

function add(sum: Cells | undefined, cells: Cells): void {
  for (const [key, value] of cells) sum?.set(key, (sum.get(key) ?? 0) + value);
}

/** Figures of a year that follow on from those of the year before, all equations holding; `slips`: what is carried over is one more. */
function cellsOf(random: Random, last: Cells | undefined, slips: boolean): Cells {
  const cells: Cells = new Map(cellKeys(FORM).map((key) => [key, 0]));
  for (const key of ['xk.done', 'cf.done']) cells.set(key, random.integer(12, 400));
  disclosed(cells, random, last);
  for (const applicant of APPLICANTS) requests(cells, random, { applicant, brought: broughtBy(applicant, last, slips) });
  for (const row of ['r1', 'r2', ...RESULTS, 'r3_7', 'r4']) {
    cells.set(
      `${row}.tot`,
      APPLICANTS.reduce((total, applicant) => total + (cells.get(`${row}.${applicant}`) ?? 0), 0),
    );
  }
  const reviews = random.integer(0, 2);
  cells.set('rev.keep', reviews).set('rev.tot', reviews);
  return cells;
}

function broughtBy(applicant: string, last: Cells | undefined, slips: boolean): number {
  const left = last?.get(`r4.${applicant}`) ?? 0;
  return slips && last !== undefined && applicant === 'np' ? left + 1 : left;
}

function disclosed(cells: Cells, random: Random, last: Cells | undefined): void {
  const made = random.integer(0, 3);
  const before = last?.get('gfx.valid') ?? random.integer(4, 20);
  const repealed = random.integer(0, 2);
  cells
    .set('gfx.made', made)
    .set('gfx.repealed', repealed)
    .set('gfx.valid', before + made - repealed);
}

interface Asking {
  readonly applicant: string;
  readonly brought: number;
}

function requests(cells: Cells, random: Random, { applicant, brought }: Asking): void {
  const most = applicant === 'np' ? 9 : 1;
  const left = applicant === 'np' ? random.integer(0, 3) : 0;
  let done = 0;
  for (const result of RESULTS) {
    // What was brought over is dealt with this year.
    const count = result === 'r3_1' ? brought + random.integer(0, most) : random.integer(0, 3) === 0 ? random.integer(0, most) : 0;
    cells.set(`${result}.${applicant}`, count);
    done += count;
  }
  cells.set(`r1.${applicant}`, done + left - brought);
  cells.set(`r2.${applicant}`, brought);
  cells.set(`r3_7.${applicant}`, done);
  cells.set(`r4.${applicant}`, left);
}
