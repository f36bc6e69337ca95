import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forms } from '../../server/src/data/forms.js';
import { rules } from '../../server/src/rules/index.js';
import type { Message } from '../../server/src/text/message.js';
import { chineseNumeral } from '../../server/src/text/numerals.js';
import { marked } from '../support/marked.js';
import { allFindings } from './support.js';

const FOLDERS = ['test/drafts/damaged', 'test/drafts/samples'];
const SNAPSHOT = 'test/rules/messages.txt';

interface Said {
  readonly rule: string;
  readonly message: Message;
}

/** All that is said of the drafts of this folder, and of the examples in the manual. */
function everything(): Said[] {
  const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).sort();
  const drafts = files.map((path) => ({ text: readFileSync(path, 'utf8').replace(/^%% expect.*\r?\n/, ''), html: path.endsWith('.html') }));
  const examples = rules.flatMap(({ examples: all }) => all.map(({ bad }) => ({ text: bad, html: false })));
  return [...drafts, ...examples].flatMap(({ text, html }) =>
    allFindings(marked(text).text, { html }).map(({ rule, message }) => ({ rule, message })),
  );
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
  assert.deepEqual([...new Set(other.map(({ rule, message }) => `${rule}\n  ${message.zh}\n  ${message.en}`))], []);
});

test('no id of a rule or an equation is said', () => {
  const ids = /\b(?:T[1-4]-[A-Za-z0-9]+|ST-\d+[a-z]?)\b/;
  const telling = said.filter(({ message: { zh, en } }) => [zh, en].some((text) => ids.test(text)));
  const named = said.filter(({ message: { zh } }) => rules.some(({ id }) => id.includes('-') && zh.includes(id)));
  assert.deepEqual([...telling, ...named], []);
});

test('the distinct messages, figures aside, are those of the snapshot', () => {
  const lines = new Set(said.map(({ rule, message }) => `${rule}: ${message.zh}\n    ${message.en}`.replace(/\d+(?:\.\d+)?/g, 'N')));
  const text = `${[...lines].sort().join('\n')}\n`;
  const stale = !existsSync(SNAPSHOT) || readFileSync(SNAPSHOT, 'utf8') !== text;
  if (stale) writeFileSync(SNAPSHOT, text);
  assert.ok(!stale, `${SNAPSHOT} was rewritten: read the difference and run again`);
});
