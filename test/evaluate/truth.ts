import { formForYear } from '../../server/src/data/forms.js';

/** What a person found in a real report. */
export interface TruthEntry {
  readonly rule: string;
  readonly status: string;
  readonly detail: string;
  readonly certainty: string;
  readonly violations?: readonly { readonly found?: number | null }[];
}

/** A real report in a key.json. */
export interface KeyDocument {
  readonly file: string;
  readonly report_year: number;
  readonly format_generation: string;
  readonly tables: readonly string[];
  readonly truth: readonly TruthEntry[];
  readonly prose_vs_table: readonly TruthEntry[];
  readonly missing_or_nonstandard_sections: readonly string[];
}

/** The truth as a rule's findings are judged by it. */
export interface Claim {
  readonly rule: string;
  /** Of balance: the equations that are spoken of. */
  readonly equations: RegExp | undefined;
  readonly violated: boolean;
  readonly detail: string;
}

type Target = string | readonly [rule: string, equations: RegExp];

/** The words of the key → our rules. */
const TARGETS: Readonly<Record<string, readonly Target[]>> = {
  t2: [['balance', /^T2-/]],
  't2.regulation_at_town': ['not-entitled'],
  t3: [['balance', /^T3-/]],
  't3.row_sum': [['balance', /^T3-ROW$/]],
  't3.detail_sum': [['balance', /^T3-SUM7$/]],
  't3.balance': [['balance', /^T3-BAL$/]],
  't3.blank_total': ['cell-blank'],
  't3.form_row': ['table-row'],
  't4.group_sum': [['balance', /^T4-/]],
  'sum.disclosed': [['balance', /^ST-1/]],
  'sum.requests': [['balance', /^ST-31$/]],
  'sum.replies': [['balance', /^ST-33/]],
  'sum.categories': ['prose-sum'],
  empty_table: ['cell-blank'],
  generation: ['table-format'],
  numbering: ['section-number'],
  outdated_basis: ['document-superseded'],
  period: ['period'],
  typo: ['wording'],
  'table.missing_cell': ['table-row'],
  prose: ['prose-sum', 'prose-table'],
  'prose.sum': ['prose-sum'],
  'prose.others': ['prose-table'],
  'prose.received': ['prose-table'],
  'prose.granted': ['prose-table'],
  'prose.unable': ['prose-table'],
  'prose.outcome': ['prose-table'],
  'prose.channels': ['prose-table'],
  'prose.review': ['prose-table'],
  'prose.litigation': ['prose-table'],
  'prose_vs_table.disclosed': ['prose-table'],
  'prose_vs_table.review': ['prose-table'],
};

/** The tables that a key names by number. */
const STANDARD_TABLES = ['2', '3', '4'];

/** A total that is not there is no total that is wrong: cell-blank speaks of it. */
function targetsOf({ rule, violations = [] }: TruthEntry): readonly Target[] {
  const blank = violations.length > 0 && violations.every(({ found }) => found === null);
  return blank ? ['cell-blank'] : (TARGETS[rule] ?? []);
}

function claimsOf(entry: TruthEntry): Claim[] {
  const { rule, status, detail, certainty } = entry;
  if (certainty === 'doubtful' || (status !== 'violated' && status !== 'holds')) return [];
  return targetsOf(entry).map((target) => {
    const [id, equations] = typeof target === 'string' ? [target, undefined] : target;
    return { rule: id, equations, violated: status === 'violated', detail: `${rule}: ${detail}` };
  });
}

/** Sections and tables are listed, not told entry by entry. */
function* listed(document: KeyDocument): Iterable<Claim> {
  const { format_generation: generation, report_year: year, tables, missing_or_nonstandard_sections: odd } = document;
  const form = formForYear(year).id;
  const claim = (rule: string, violated: boolean, detail: string): Claim => ({ rule, equations: undefined, violated, detail });
  if (generation === form) yield claim('table-format', false, `generation ${generation}`);
  if (form === '2008') return;
  if (STANDARD_TABLES.every((table) => tables.includes(table))) yield claim('table-missing', false, 'all tables are there');
  if (odd.length === 0)
    for (const rule of ['section-missing', 'section-order', 'section-heading']) yield claim(rule, false, 'all sections are there');
  for (const note of odd) {
    if (/ends early|absent/.test(note)) yield claim('section-missing', true, note);
    else yield claim('section-heading', true, note);
  }
}

/** All that the key says of a report and that our rules can be held to. */
export function claims(document: KeyDocument): Claim[] {
  return [...[...document.truth, ...document.prose_vs_table].flatMap(claimsOf), ...listed(document)];
}

/** Rules of which the key says something that it is not sure of: what they find besides its certain faults is not scored. */
export function doubted(document: KeyDocument): ReadonlySet<string> {
  const doubtful = [...document.truth, ...document.prose_vs_table].filter(({ certainty }) => certainty === 'doubtful');
  return new Set(doubtful.flatMap(targetsOf).map((target) => (typeof target === 'string' ? target : target[0])));
}

/** Entries that no rule of ours is about. */
export function unmapped(document: KeyDocument): TruthEntry[] {
  return [...document.truth, ...document.prose_vs_table].filter(
    ({ rule, status, certainty }) => status === 'violated' && certainty !== 'doubtful' && TARGETS[rule] === undefined,
  );
}
