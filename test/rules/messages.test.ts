import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { forms } from '../../server/src/data/forms.js';
import { slips } from '../../server/src/data/wording.js';
import { suggestionsFor } from '../../server/src/features/suggest/suggest.js';
import { readReport } from '../../server/src/report/read.js';
import type { Reading } from '../../server/src/report/types.js';
import { rules } from '../../server/src/rules/index.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import type { Message } from '../../server/src/text/message.js';
import { chineseNumeral } from '../../server/src/text/numerals.js';
import { marked } from '../support/marked.js';
import { sumOf } from '../support/units.js';

const FOLDERS = ['test/drafts/damaged', 'test/drafts/samples'];
const SNAPSHOT = 'test/rules/messages.txt';

interface Said {
  readonly rule: string;
  /** Of a finding itself, of a place that belongs to it, of what can be done; why a known slip is one. */
  readonly part: 'message' | 'related' | 'fix' | 'why';
  readonly message: Message;
}

/** All that is said of the drafts of this folder, and of the examples in the manual: what is wrong, what belongs to it, what can be done. */
function everything(): Said[] {
  const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).sort();
  const drafts = files.map((path) => ({
    text: readFileSync(path, 'utf8').replace(/^(?:%% .*\r?\n)+/, ''),
    html: path.endsWith('.html'),
    previous: undefined,
    units: undefined,
  }));
  const examples = rules.flatMap(({ examples: all }) =>
    all.map(({ bad, previous, units }) => ({ text: bad, html: false, previous, units })),
  );
  const found = [...drafts, ...examples].flatMap(({ text, html, previous, units }) => {
    const reading = readReport(marked(text).text, { html });
    const last = previous === undefined ? {} : { previous: readReport(previous) };
    const below = units === undefined ? {} : { units: sumOf(units) };
    return check(reading, { ...last, ...below, onError }).flatMap((finding) => saidBy(reading, finding));
  });
  return [...found, ...slips.map(({ why }): Said => ({ rule: 'wording', part: 'why', message: why }))];
}

function onError({ id }: { readonly id: string }, cause: unknown): never {
  throw new Error(`rule ${id} threw`, { cause });
}

/** The suggestions of an editor for figures that do not reconcile are among what can be done. */
function saidBy(reading: Reading, finding: Finding): Said[] {
  const { rule, message, related = [], fixes = [] } = finding;
  const suggested = reading.kind === 'report' ? suggestionsFor(reading, finding) : [];
  return [
    { rule, part: 'message', message },
    ...related.map((one): Said => ({ rule, part: 'related', message: one.message })),
    ...[...fixes, ...suggested].map(({ title }): Said => ({ rule, part: 'fix', message: title })),
  ];
}

const said = everything();

const NUMERALS = new Map(Array.from({ length: 99 }, (_, i) => [chineseNumeral(i + 1), String(i + 1)]));
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const TABLES = new Set(forms.flatMap(({ tables }) => tables.map(({ title }) => title)));

/** 第五部分 is section 5, January month 1. */
function figures(text: string): string[] {
  const zh = text.replace(/第（?([一二三四五六七八九十]+)）?(?=[部条款项])/g, (all, numeral: string) => NUMERALS.get(numeral) ?? all);
  const en = MONTHS.reduce((words, month, i) => words.replaceAll(` ${month}`, ` ${i + 1}`), zh);
  return [...new Set((en.match(/\d+(?:\.\d+)?/g) ?? []).map((digits) => String(Number(digits))))].sort();
}

/** The titles of tables aside, for which the Chinese says 表二. */
function names(text: string): string[] {
  const all = [...text.matchAll(/“([^“”]*)”/g)].map(([, name = '']) => name);
  return [...new Set(all.filter((name) => !TABLES.has(name)))].sort();
}

test('the English says the figures and names of the Chinese', () => {
  const other = said.filter(
    ({ message: { zh, en } }) => figures(zh).join() !== figures(en).join() || names(zh).join() !== names(en).join(),
  );
  assert.deepEqual([...new Set(other.map(({ rule, part, message }) => `${rule} ${part}\n  ${message.zh}\n  ${message.en}`))], []);
});

test('no id of a rule or an equation is said', () => {
  const ids = /\b(?:T[1-4]-[A-Za-z0-9]+|ST-\d+[a-z]?)\b/;
  const telling = said.filter(({ message: { zh, en } }) => [zh, en].some((text) => ids.test(text)));
  const named = said.filter(({ message: { zh } }) => rules.some(({ id }) => id.includes('-') && zh.includes(id)));
  assert.deepEqual([...telling, ...named], []);
});

const MARKS = { message: '', related: '（相关）', fix: '（改法）', why: '（缘由）' };

/** Without figures; what belongs to a finding and what can be done without the many names of cells. */
function lineOf({ rule, part, message: { zh, en } }: Said): string {
  const [inChinese, inEnglish] = [zh, en].map((text) => {
    const words = text.replace(/\d+(?:\.\d+)?/g, 'N');
    return part === 'message' ? words : words.replace(/“[^“”]*·[^“”]*”/g, '“某格”').replace(/^[^“”]+(?=(?:：|: )N$)/, '某格');
  });
  return `${rule}: ${MARKS[part]}${inChinese}\n    ${inEnglish}`;
}

test('the distinct messages, figures aside, are those of the snapshot', () => {
  const lines = new Set(said.map(lineOf));
  const text = `${[...lines].sort().join('\n')}\n`;
  const stale = !existsSync(SNAPSHOT) || readFileSync(SNAPSHOT, 'utf8') !== text;
  if (stale) writeFileSync(SNAPSHOT, text);
  assert.ok(!stale, `${SNAPSHOT} was rewritten: read the difference and run again`);
});
