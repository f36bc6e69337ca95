import documentsFile from './documents.json' with { type: 'json' };
import statutesFile from './statutes.json' with { type: 'json' };

/** An article (条) of a version of the Regulation. */
export interface Article {
  readonly number: number;
  /** What it is about, in our own words. */
  readonly topic: string;
  /** One entry a paragraph (款): what each of the items (项) that it introduces is about. */
  readonly items: readonly (readonly string[])[];
}

/** One version of the Regulation (《条例》). */
export interface Statute {
  readonly id: string;
  readonly title: string;
  /** Number of the State Council decree (国务院令第…号). */
  readonly decree: number;
  /** In force from that day until the next version is. */
  readonly effective: string;
  /** Where an authority has published it. */
  readonly url?: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Until when the report is to be published, in the year after; one entry for each kind of body. */
  readonly deadlines: readonly Deadline[];
  /** Wording of other versions that is wrong in a report that goes by this one. */
  readonly outdated: readonly Outdated[];
  /** The articles that are right to cite for a purpose, by its id. */
  readonly purposes: Readonly<Record<string, readonly number[]>>;
  /** Further articles that speak of a purpose too: not wrong, and not what a finding advises. */
  readonly alsoFor?: Readonly<Record<string, readonly number[]>>;
  /** The articles on a matter that the versions are compared by; an empty list where this one has nothing of the kind. */
  readonly matters: Readonly<Record<string, readonly number[]>>;
  readonly articles: readonly Article[];
}

/** By when whom the Regulation obliges to publish the report; `article` says so. */
export interface Deadline {
  /** 县级以上地方人民政府, or their departments and whoever does as these do. */
  readonly bodies: 'government' | 'department';
  readonly month: number;
  readonly day: number;
  readonly article: number;
}

/** Words that an older version of the Regulation brought with it. */
export interface Outdated {
  /** As written, without blanks; never a pattern. */
  readonly words: readonly string[];
  /** Only in a sentence that has one of these, and none of those. */
  readonly about?: readonly string[];
  readonly notAbout?: readonly string[];
  /** A term: wrong where it is said to be the limit, right where it says how long something took. */
  readonly limit?: boolean;
  /** What this version says instead; absent where it has nothing of the kind. */
  readonly better?: string;
  /** Whole sentences. */
  readonly why: { readonly zh: string; readonly en: string };
  readonly source: string;
}

/** How the Regulation is called, whichever version. */
export interface Regulation {
  readonly titles: readonly string[];
  readonly shortTitle: string;
  readonly source: string;
}

/** What an article is cited for: all words of one of the lists stand in the clause. */
export interface Purpose {
  readonly id: string;
  readonly words: readonly (readonly string[])[];
  readonly source: string;
  readonly confidence: Confidence;
}

/** Only what is verified may cause an error. */
export type Confidence = 'verified' | 'recalled';

/** A notice or measure that reports cite by title and number (发文字号). */
export interface LawDocument {
  readonly number: string;
  /** Without the outer 《》. */
  readonly title: string;
  readonly issuer: string;
  /** Year, month or day as far as known. */
  readonly date: string;
  /** When it ceased to be in force, and whether a notice says so (`certain`) or practice does (`likely`). */
  readonly ended?: string;
  readonly endedConfidence?: 'certain' | 'likely';
  readonly successor?: string;
  /** The plan of work for that one year. */
  readonly annual?: number;
  /** Where an authority has published it. */
  readonly url?: string;
  readonly confidence: Confidence;
  readonly source: string;
}

/** What the Regulation is called in reports, in full and for short. */
export const regulation: Regulation = statutesFile.regulation;
/** The versions of the Regulation, newest first. */
export const statutes: readonly Statute[] = statutesFile.statutes as unknown as readonly Statute[];
/** What reports cite articles for, by the words of the clause; each version of the Regulation says which articles are right for it. */
export const purposes: readonly Purpose[] = statutesFile.purposes as readonly Purpose[];
/** Every document that is known, with the time for which it applied; from documents.json. */
export const documents: readonly LawDocument[] = documentsFile.documents as readonly LawDocument[];

const byNumber = new Map(documents.map((document) => [document.number, document]));

/** 国办发〔2019〕54号 → the document; undefined where it is not on record. */
export function documentOf(number: string): LawDocument | undefined {
  return byNumber.get(number);
}

/** The Regulation that a report on the year goes by: the one in force when the report is due, in the spring after. Without a year, the present one. */
export function statuteForYear(year: number | undefined): Statute {
  const due = year === undefined ? '9999-12-31' : `${year + 1}-03-31`;
  const current = statutes.find(({ effective }) => effective <= due);
  const oldest = statutes.at(-1);
  if (current === undefined && oldest === undefined) throw new RangeError('no statute on record');
  return current ?? (oldest as Statute);
}

/** The day from which the next version is in force; undefined for the newest. */
export function endOf(statute: Statute): string | undefined {
  return statutes[statutes.indexOf(statute) - 1]?.effective;
}

/** Whether a full title is that of the Regulation, with or without the name of the country. */
export function isRegulationTitle(title: string): boolean {
  return regulation.titles.some((known) => title.endsWith(known));
}

/** Topics of the items of the paragraph named; without one, of the paragraph of the article that has the most. */
export function itemsOf({ items }: Article, paragraph: number | undefined): readonly string[] {
  if (paragraph !== undefined) return items[paragraph - 1] ?? [];
  return items.reduce((most, one) => (one.length > most.length ? one : most), []);
}

/** The first part of a citation that the version does not have; undefined where it has them all. */
export function missingIn(
  { articles }: Statute,
  cited: { readonly article: number; readonly paragraph: number | undefined; readonly item: number | undefined },
): 'article' | 'paragraph' | 'item' | undefined {
  const article = articles.find(({ number }) => number === cited.article);
  if (article === undefined) return 'article';
  if (cited.paragraph !== undefined && cited.paragraph > article.items.length) return 'paragraph';
  return cited.item !== undefined && cited.item > itemsOf(article, cited.paragraph).length ? 'item' : undefined;
}

/** What the other version rules on the matter of an article: undefined where no comparison is on record, empty where it has nothing of the kind. */
export function counterpartsOf(statute: Statute, article: number, other: Statute): readonly number[] | undefined {
  const matters = Object.entries(statute.matters).filter(([, articles]) => articles.includes(article));
  if (matters.length === 0 || matters.every(([matter]) => other.matters[matter] === undefined)) return undefined;
  return [...new Set(matters.flatMap(([matter]) => other.matters[matter] ?? []))].sort((a, b) => a - b);
}

/** The document with the title, given whole or as that of the paper that it issues (印发〈…〉的通知); undefined where none or several have it. */
export function documentTitled(title: string): LawDocument | undefined {
  const plain = inner(title);
  const found = documents.filter((one) => one.title === plain || inner(one.title).includes(`发〈${plain}〉的`));
  return found.length === 1 ? found[0] : undefined;
}

function inner(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉');
}
