import { forms, rowsOf } from '../../data/forms.js';
import type { Form, FormRow, FormTable } from '../../data/types.js';
import { apart, codesOf, halfWidth, isBlank, isHan } from '../../text/chars.js';

const QUOTES = codesOf('“”"\'‘’「」『』*_ˇ');
const NUMBERING =
  /^(?:[一二三四五六七八九十]{1,3}[、.,:]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|[㈠-㈩]|[①-⑳]|\d{1,2}[、.)](?!\d)|其中:)+/;
/** What numbering begins with. */
const NUMBERS = codesOf('一二三四五六七八九十(0123456789其㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
const MARKS_BEHIND = codesOf(':、,.;');
const BRACKET = 0x28;
/** 它 of 其它, as some write 其他. */
const OTHERWISE = 0x5b83;
const NUMERAL_INSIDE = /^\([一二三四五六七八九十]{1,3}\)/;

/** A label for comparison: without blanks, quotes and numbering, half-width, and without a bracketed remark behind it. */
export interface LabelKey {
  readonly key: string;
  /** The bare numeral before the text (一 for 一、 and （一）, 1 for 1.); empty where there is none. */
  readonly number: string;
}

/** A label with all that the forms know of it: looked up once, for everybody asks. */
export interface Label extends LabelKey {
  /** All that it can mean, exactly written as it is, rows before headers. */
  readonly meanings: readonly LabelMeaning[];
  /** Of these the meanings as a header. */
  readonly headers: readonly LabelMeaning[];
  /** The words are those of a section's heading, in any form. */
  readonly isSection: boolean;
  /** Nothing but this label: what a row of one cell, as most lines are, comes to. */
  readonly alone: readonly Label[];
}

/**
 * What a label comes to when numbers, blanks and marks are left out. The labels of the forms recur in every draft and at every keystroke,
 * so theirs is kept, however they were written, as is that of short words; longer ones are seldom met twice.
 */
export function labelKey(text: string): Label {
  const kept = current.labels.get(text);
  if (kept !== undefined) return kept;
  const { key, number } = keyOf(text);
  const made = labelOf(key, number);
  if (text.length > LONGEST || (text.length > SHORT && made.meanings.length === 0)) return made;
  if (current.labels.size >= MOST_KEPT) current.labels.clear();
  // A slice would keep the whole draft in memory.
  const own = apart(text);
  const copy = keyOf(own);
  current.labels.set(own, labelOf(copy.key, copy.number));
  return made;
}

/** The label of this key and numeral. */
export function labelOf(key: string, number: string): Label {
  const { meanings, headers, isSection } = current.known.get(key) ?? UNKNOWN;
  const label = { key, number, meanings, headers, isSection, alone: new Array<Label>(1) };
  label.alone[0] = label;
  return label;
}

const MOST_KEPT = 4096;
const SHORT = 12;

function keyOf(text: string): LabelKey {
  if (text.length > LONGEST && isOneWord(text)) return { key: text, number: '' };
  const plain = plainLabel(text);
  const numbering = NUMBERS.has(plain.charCodeAt(0)) ? (NUMBERING.exec(plain)?.[0] ?? '') : '';
  const number = numbering === '' ? '' : withoutRings(numbering.replace(/[().、,:]/g, ''));
  let end = plain.length;
  let variant = false;
  for (let i = numbering.length; i < end; i += 1) {
    const code = plain.charCodeAt(i);
    if (code === OTHERWISE) variant = true;
    else if (code === BRACKET && i > numbering.length && !NUMERAL_INSIDE.test(plain.slice(i, i + 5))) end = i;
  }
  while (end > numbering.length && MARKS_BEHIND.has(plain.charCodeAt(end - 1))) end -= 1;
  const key = plain.slice(numbering.length, end);
  return { key: variant ? key.replaceAll('其它', '其他') : key, number };
}

const IN_RINGS = /[①-⑨㈠-㈩]/g;
const IN_BRACKETS = '一二三四五六七八九十';

/** ② and ㈡ are another way to write 2. and （二）. */
function withoutRings(number: string): string {
  return number.replace(IN_RINGS, (one) =>
    one <= '⑨' ? String(one.charCodeAt(0) - 0x245f) : IN_BRACKETS.charAt(one.charCodeAt(0) - 0x3220),
  );
}

/** No label of a form is longer, number and quotes counted. */
const LONGEST = 64;

/** Without a blank, or a remark in brackets, that could be left out. */
function isOneWord(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (!isHan(code) && (isBlank(code) || halfWidth(code) === BRACKET)) return false;
  }
  return true;
}

/** Half-width, without blanks and quotes; stretches of Chinese, of which nearly all of a label is, are taken as they are. */
function plainLabel(text: string): string {
  let plain = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isHan(code)) continue;
    const half = halfWidth(code);
    const isLeftOut = isBlank(code) || QUOTES.has(half);
    if (half === code && !isLeftOut) continue;
    plain += text.slice(from, i) + (isLeftOut ? '' : String.fromCharCode(half));
    from = i + 1;
  }
  return from === 0 ? text : plain + text.slice(from);
}

/** What a label can stand for. */
export interface LabelMeaning {
  readonly kind: 'row' | 'header' | 'section';
  /** Table id; empty for sections. */
  readonly table: string;
  /** The label as the form prints it. */
  readonly label: string;
  readonly number: string;
  readonly forms: readonly Form[];
}

/** 其他 and 总计 are headers unless their numeral says that they are rows. */
export function fitsNumber(written: LabelKey, meaning: LabelMeaning): boolean {
  if (meaning.number === '' || written.number === meaning.number || written.key.length > 4) return true;
  return written.key.length > 2 && written.number === '';
}

/** The row that a label stands for: one of the open table before others. */
export function rowMeaning(written: Label, open: string | undefined): LabelMeaning | undefined {
  let first: LabelMeaning | undefined;
  for (const meaning of written.meanings) {
    if (meaning.kind !== 'row' || !fitsNumber(written, meaning)) continue;
    if (meaning.table === open) return meaning;
    first ??= meaning;
  }
  return first;
}

/** Header words that also occur elsewhere: they never open a table by themselves. */
const WEAK_HEADERS = new Set(['其他', '总计', '单位', '行政复议', '行政诉讼']);

/** Whether the header stands in many tables (总计, 单位), so that alone it does not tell which it is. */
export function isWeakHeader(key: string): boolean {
  return WEAK_HEADERS.has(key);
}

/** What labels and headers mean in a set of forms. */
interface Vocabulary {
  readonly forms: readonly Form[];
  /** What the forms know of a label, by its key. */
  readonly known: ReadonlyMap<string, Known>;
  /** Labels that were asked for, by their text. */
  readonly labels: Map<string, Label>;
  /** What a heading of a section begins with. */
  readonly sectionBeginnings: ReadonlySet<string>;
  readonly rowLabels: ReadonlyMap<string, readonly LabelKey[]>;
  readonly headerKeys: ReadonlyMap<string, ReadonlySet<string>>;
}

type Known = Omit<Label, keyof LabelKey | 'alone'>;

const UNKNOWN: Known = { meanings: [], headers: [], isSection: false };

const usual = vocabularyOf(forms);
const extended = new WeakMap<Form, Vocabulary>();
let current = usual;

/**
 * Reads with the words of a form that extends one of ours, in place of the one that it extends. What is read on the way down asks for
 * labels in a hundred places; reading waits for nothing, so nobody else reads meanwhile.
 */
export function withWordsOf<T>(form: Form | undefined, read: () => T): T {
  const before = current;
  current = form === undefined || forms.includes(form) ? usual : vocabularyWith(form);
  try {
    return read();
  } finally {
    current = before;
  }
}

/** The forms whose words are read by: ours, one of them perhaps extended. */
export function knownForms(): readonly Form[] {
  return current.forms;
}

function vocabularyWith(form: Form): Vocabulary {
  const known = extended.get(form) ?? vocabularyOf(forms.map((one) => (one.id === form.id ? form : one)));
  extended.set(form, known);
  return known;
}

function vocabularyOf(known: readonly Form[]): Vocabulary {
  const ids = [...new Set(known.flatMap((form) => form.tables.map(({ id }) => id)))];
  const headersOf = (id: string) => known.flatMap((form) => form.tables.filter((table) => table.id === id).flatMap(headerTexts));
  const all = [...buildMeanings(known)];
  const sections = all.filter(([, meanings]) => meanings.some(isOf('section'))).map(([key]) => key);
  return {
    forms: known,
    known: new Map(
      all.map(([key, meanings]) => [
        key,
        { meanings, headers: meanings.filter(isOf('header')), isSection: meanings.some(isOf('section')) },
      ]),
    ),
    labels: new Map(),
    sectionBeginnings: new Set(sections.flatMap((key) => [...key].map((_, i) => key.slice(0, i)))),
    rowLabels: buildRowLabels(known),
    headerKeys: new Map(ids.map((id) => [id, new Set(headersOf(id).map((text) => keyOf(text).key))])),
  };
}

function isOf(kind: LabelMeaning['kind']): (meaning: LabelMeaning) => boolean {
  return (meaning) => meaning.kind === kind;
}

/** Whether more words could make the heading of a section of it. */
export function beginsSectionName(key: string): boolean {
  return current.sectionBeginnings.has(key);
}

/** The labels of a table's rows, in any form. */
export function rowLabelsOf(table: string): readonly LabelKey[] {
  return current.rowLabels.get(table) ?? [];
}

/** The keys of a table's headers, in any form. */
export function headerKeysOf(table: string): ReadonlySet<string> {
  return current.headerKeys.get(table) ?? new Set();
}

function buildMeanings(known: readonly Form[]): Map<string, LabelMeaning[]> {
  const map = new Map<string, LabelMeaning[]>();
  const add = (text: string, meaning: Omit<LabelMeaning, 'label' | 'number' | 'forms'>, form: Form): void => {
    const { key, number } = keyOf(text);
    if (key === '') return;
    const others = map.get(key) ?? [];
    map.set(key, others);
    const same = others.find((m) => m.kind === meaning.kind && m.table === meaning.table && m.number === number);
    if (same === undefined) others.push({ ...meaning, label: text, number, forms: [form] });
    else if (!same.forms.includes(form)) others[others.indexOf(same)] = { ...same, forms: [...same.forms, form] };
  };
  for (const form of known) {
    for (const table of form.tables) {
      for (const row of rowsOf(table)) for (const text of labelTexts(table, row)) add(text, { kind: 'row', table: table.id }, form);
      for (const text of headerTexts(table)) add(text, { kind: 'header', table: table.id }, form);
    }
    for (const section of form.sections) {
      if (section.kind === 'content') continue;
      for (const text of [section.heading, ...section.variants]) add(text, { kind: 'section', table: '' }, form);
    }
  }
  return map;
}

function buildRowLabels(all: readonly Form[]): Map<string, LabelKey[]> {
  const map = new Map<string, LabelKey[]>();
  for (const form of all) {
    for (const table of form.tables) {
      const known = map.get(table.id) ?? [];
      map.set(table.id, known);
      for (const row of rowsOf(table)) {
        const label = keyOf(row.label);
        if (!known.some((k) => k.key === label.key && k.number === label.number)) known.push(label);
      }
    }
  }
  return map;
}

/**
 * All that a row's label may be written as: the label, its variants, and either behind the labels that it stands under, which an export
 * puts into one cell or line: （四）无法提供 1.本机关不掌握相关政府信息.
 */
export function labelTexts(table: FormTable, row: FormRow): readonly string[] {
  const own = [row.label, ...(row.variants ?? [])];
  const parent = row.parent === null ? undefined : rowsOf(table).find(({ key }) => key === row.parent);
  if (parent === undefined || parent.figures) return own;
  const above = labelTexts(table, parent).filter((text) => keyOf(text).key !== '');
  return [...own, ...above.flatMap((text) => own.map((label) => `${text}${label}`))];
}

/** All words that stand in the head of the form's table, merged headers included. */
export function headerTexts(table: FormTable): string[] {
  const texts: string[] = [];
  for (const block of table.blocks) {
    if (block.caption !== undefined) texts.push(block.caption);
    for (const line of block.header) for (const cell of line) texts.push(cell.text);
    for (const column of block.columns) texts.push(column.label, ...(column.variants ?? []));
  }
  return texts;
}
