import { formOf, newestForm } from '../../../server/src/data/forms.js';
import { FORM_IDS, type Form, type FormId } from '../../../server/src/data/types.js';
import type { Random } from '../../evaluate/random.js';
import { cleanDraft, type Draft, type DraftSection } from '../../support/draft.js';
import { figuresOf } from './figures.js';
import { DISCLOSURE, MANAGEMENT, OPENINGS, OTHER, OVERVIEW, PLATFORM, PROBLEMS, REQUESTS, SUPERVISION } from './sentences.js';
import { NAMES, WORDS } from './words.js';

/** The years of each form; of one that is not named, its first. */
const YEARS: Readonly<Partial<Record<FormId, readonly number[]>>> = {
  '2008': [2015, 2016, 2017, 2018],
  '2019': [2019, 2020],
  '2021': [2021, 2022, 2023, 2024],
};
const TOPICS = [DISCLOSURE, REQUESTS, MANAGEMENT, PLATFORM, SUPERVISION];
const TOPIC_NAMES = ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'];
/** What the sections of the oldest form are about, in their order. */
const OLD = [OVERVIEW, DISCLOSURE, REQUESTS, OTHER, SUPERVISION, PROBLEMS, OTHER];
const CHINESE = '一二三四五六七八九';

/** Whose report it is, on which year, with which figures. */
export interface Reported {
  readonly year: number;
  readonly county: string;
  readonly issuer: string;
  /** What it calls itself: 青禾镇. */
  readonly place: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** A report without fault, its running text of about so many characters; no two are alike. */
export function writeReport(random: Random, prose: number, id: FormId = formIdOf(random), of: Reported = anyone(random, id)): Draft {
  const form = formOf(id);
  const clean = cleanDraft(id);
  const { year, issuer, place, cells } = of;
  const author = new Author(random, of);
  const ofYear = (text: string): string =>
    text.replaceAll(String(clean.year), String(year)).replaceAll(clean.issuer, issuer).replaceAll('青禾镇', place);
  return {
    ...clean,
    year,
    issuer,
    title: ofYear(clean.title),
    preamble: ofYear(clean.preamble),
    sections: clean.sections.map((section, i) => author.section(form, section, { i, prose })),
    cells,
    date: `${year + 1}年1月${random.integer(5, 28)}日`,
  };
}

function anyone(random: Random, id: FormId): Reported {
  const year = random.pick(YEARS[id] ?? []) ?? formOf(id).years.from;
  const county = `${random.pick(NAMES)}县`;
  const place = `${random.pick(NAMES)}镇`;
  return { year, county, issuer: `${county}${place}人民政府`, place, cells: figuresOf(formOf(id), random) };
}

function formIdOf(random: Random): FormId {
  const [present, ...older] = [...FORM_IDS].reverse();
  return random.pick([present, present, present, ...older]) ?? newestForm().id;
}

interface Place {
  readonly i: number;
  readonly prose: number;
}

interface Figure {
  /** Of what the sentence adds up. */
  readonly isPart: boolean;
  readonly value: number;
}

/** Articles and documents that the oldest form's years do not know. */
const OF_LATER_YEARS = /《条例》第|信息公开条例》第|处理费管理办法|\{doc\}|个人信息保护法/;

/** Writes the running text of one report. */
class Author {
  private readonly left = new Map<readonly string[], string[]>();
  private readonly figures = new Map<string, readonly Figure[]>();

  constructor(
    private readonly random: Random,
    private readonly facts: Reported,
  ) {}

  section(form: Form, section: DraftSection, { i, prose }: Place): DraftSection {
    return { ...section, paragraphs: [...this.paragraphs(form, section, { i, prose })] };
  }

  private *paragraphs(form: Form, section: DraftSection, { i, prose }: Place): Iterable<string> {
    const fixed = form.sections[i];
    if (form.id === '2008') {
      yield* this.running(OLD[i] ?? OTHER, prose / OLD.length);
      return;
    }
    if (fixed?.topics !== undefined) {
      yield* this.running(OVERVIEW, prose * 0.08);
      for (const [topic, pool] of TOPICS.entries()) {
        const [first = '', ...rest] = this.running(pool, prose * 0.14);
        yield `（${CHINESE[topic]}）${TOPIC_NAMES[topic]}情况。${first}`;
        yield* rest;
      }
      return;
    }
    if (fixed?.kind === 'table') return;
    if (fixed?.review === true) yield* this.running(PROBLEMS, prose * 0.2);
    // What must be said word for word is said as the clean draft says it.
    else yield* [...section.paragraphs, ...this.running(OTHER, prose * 0.02)];
  }

  /** Paragraphs of one to six sentences. */
  private running(pool: readonly string[], length: number): string[] {
    const paragraphs: string[] = [];
    for (let left = length; left > 0; ) {
      const sentences = Array.from({ length: this.random.integer(1, 6) }, () => this.sentence(pool));
      const paragraph = sentences.join('');
      paragraphs.push(paragraph);
      left -= paragraph.length;
    }
    return paragraphs;
  }

  private sentence(pool: readonly string[]): string {
    for (;;) {
      const shape = this.next(pool);
      if (this.facts.year < 2019 && OF_LATER_YEARS.test(shape)) continue;
      const opening = this.random.integer(0, 4) === 0 && !/^[一二三四（]/.test(shape) ? (this.random.pick(OPENINGS) ?? '') : '';
      let at = 0;
      const figures = this.figuresOf(shape);
      const filled = (opening + shape).replace(/\{(\w+)\}/g, (slot, name: string) => {
        if (name === 'sum') return String(figures.reduce((total, { isPart, value }) => total + (isPart ? value : 0), 0));
        if (name !== 'part' && name !== 'few') return this.word(name) ?? slot;
        at += 1;
        return String(figures[at - 1]?.value);
      });
      if (!filled.includes('{')) return filled;
    }
  }

  /** No shape comes again before all have come: an author does not say the same twice. */
  private next(pool: readonly string[]): string {
    const left = this.left.get(pool) ?? [];
    if (left.length === 0) left.push(...pool);
    this.left.set(pool, left);
    const at = this.random.integer(0, left.length - 1);
    const [shape = ''] = left.splice(at, 1);
    return shape;
  }

  /** What a long report says twice it says with the same figures. */
  private figuresOf(shape: string): readonly Figure[] {
    const known = this.figures.get(shape) ?? [...shape.matchAll(/\{(part|few)\}/g)].map(([, name]) => this.figure(name === 'part'));
    this.figures.set(shape, known);
    return known;
  }

  private figure(isPart: boolean): Figure {
    return { isPart, value: isPart ? this.random.integer(3, 980) : this.random.integer(2, 9) };
  }

  /** Undefined where this report has no such figure. */
  private word(slot: string): string | undefined {
    const { random, facts } = this;
    const words = WORDS[slot];
    if (words !== undefined) return random.pick(words);
    switch (slot) {
      case 'year':
        return String(facts.year);
      case 'next':
        return String(facts.year + 1);
      case 'place':
        return facts.place;
      case 'county':
        return `${facts.county}人民政府`;
      case 'village':
        return `${random.pick(NAMES)}村`;
      case 'month':
        return String(random.integer(2, 11));
      case 'day':
        return String(random.integer(1, 28));
      case 'percent':
        return `${random.integer(81, 99)}.${random.integer(1, 9)}`;
      case 'money':
        return `${random.integer(3, 900)}.${random.integer(1, 9)}`;
      case 'received':
        return facts.cells.get('r1.tot') ?? facts.cells.get('s3_1.n');
      case 'carried':
        return facts.cells.get('r2.tot');
      default:
        throw new RangeError(`no words for {${slot}}`);
    }
  }
}
