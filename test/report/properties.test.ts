import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { readPage } from '../../server/src/report/layout/page.js';
import type { Block, Report } from '../../server/src/report/types.js';
import { type LineIndex, lineIndex } from '../../server/src/text/lines.js';
import type { Span } from '../../server/src/text/span.js';
import { allFindings } from '../rules/support.js';
import { cellKeys, tableDraft } from '../rules/tables.js';
import { declaredReport } from '../support/reading.js';
import { anyString, damagedReport, jumble } from './fragments.js';

const anyText = fc.oneof(jumble, damagedReport, anyString(60));

function assertInside(at: Span, text: string, told: string): void {
  assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length, `${told}: ${at.start}–${at.end} of ${text.length}`);
}

function splitsPair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}

function assertOrdered(blocks: readonly Block[]): void {
  for (const [i, block] of blocks.entries()) {
    const before = blocks[i - 1];
    if (before === undefined) continue;
    const oneTable = before.kind === 'row' && block.kind === 'row' && block.notation === 'html' && before.group === block.group;
    if (!oneTable)
      assert.ok(before.at.end <= block.at.start, `block ${i} begins at ${block.at.start}, the one before ends at ${before.at.end}`);
  }
}

function assertSound(report: Report): void {
  const { source: text, blocks } = report;
  assertOrdered(blocks);
  for (const block of blocks) {
    assertInside(block.at, text, 'block');
    if (block.kind !== 'row') continue;
    for (const cell of block.cells) {
      assertInside(cell.at, text, 'cell');
      if (block.notation !== 'html') assert.equal(cell.text, report.copy.textOf(cell.at));
    }
  }
  for (const heading of report.headings) for (const at of [heading.at, heading.numberAt, heading.textAt]) assertInside(at, text, 'heading');
  for (const section of report.sections) assertInside(section.body, text, 'body');
  for (const table of report.tables) for (const cell of table.cells.values()) assertInside(cell.at, text, 'filled cell');
}

test('reading is total, and whatever it finds lies in the text', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), fc.boolean(), (source, html, isReport) => {
      assertSound(declaredReport(source, { html, isReport }));
    }),
    { numRuns: 300 },
  );
});

test('a finding and its fixes lie in the text, show something, and split no character', () => {
  fc.assert(
    fc.property(anyText, (source) => {
      for (const { rule, at, related = [], fixes = [] } of allFindings(source, { isReport: true })) {
        assertInside(at, source, rule);
        assert.ok(at.start < at.end || source === '', `${rule} shows nothing`);
        const edits = fixes.flatMap((fix) => fix.edits.map((edit) => edit.at));
        for (const place of [at, ...related.map((r) => r.at), ...edits]) {
          assertInside(place, source, rule);
          assert.ok(!splitsPair(source, place.start) && !splitsPair(source, place.end), `${rule} splits a character`);
        }
      }
    }),
    { numRuns: 300, examples: [['# \n甲'], ['#']] },
  );
});

/** Findings as a reader sees them: the rule and where it stands by line and column. */
function shown(source: string): string[] {
  const lines: LineIndex = lineIndex(source);
  const place = (offset: number) => Object.values(lines.positionAt(offset)).join(':');
  return allFindings(source).map((f) => `${f.rule} ${place(f.at.start)}–${place(f.at.end)} ${f.expected ?? ''}`);
}

test('line ends make no difference', () => {
  const lf = damagedReport.map((text) => text.replace(/\r\n?/g, '\n'));
  fc.assert(
    fc.property(lf, (text) => assert.deepEqual(shown(text.replaceAll('\n', '\r\n')), shown(text))),
    { numRuns: 150 },
  );
});

const figure = fc.oneof(fc.nat(12).map(String), fc.constantFrom('', '-', '3件', '1.5', '-2', '1,200', '12345'));
const fullWidth = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

test('full-width digits count like half-width ones', () => {
  const { form, table } = declaredReport(tableDraft('2021', 't3').text).tables[0] ?? assert.fail('no table');
  const values = fc.dictionary(fc.constantFrom(...cellKeys(table)), figure, { maxKeys: 20, noNullPrototype: true });
  fc.assert(
    fc.property(values, (written) => {
      const wide = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, fullWidth(value)]));
      const told = (draft: Record<string, string>) => shown(tableDraft(form.id, 't3', draft).text);
      assert.deepEqual(told(wide), told(written));
    }),
    { numRuns: 25 },
  );
});

interface HtmlNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly HtmlNode[];
}

function textOf(node: HtmlNode): string {
  return (node.value ?? '') + (node.childNodes ?? []).map(textOf).join('');
}

function* elements(node: HtmlNode, names: readonly string[]): Iterable<HtmlNode> {
  if (names.includes(node.nodeName)) yield node;
  else for (const child of node.childNodes ?? []) yield* elements(child, names);
}

/** The texts of the cells, row by row, as a browser would have them. */
function rowsByParse5(html: string): string[][] {
  const blanks = /[\s\u200b\u2060\ufeff]+/g;
  return [...elements(parseFragment(html), ['tr'])]
    .map((tr) => [...elements(tr, ['td', 'th'])].map((cell) => textOf(cell).replace(blanks, ' ').trim()))
    .filter((row) => row.length > 0);
}

const word = fc.constantFrom('规章', '12', '３', '&nbsp;', '&amp;', '&lt;3', '&#20803;', '𠮷', ' \n ', '一、总 计', 'a&b', '&nbsp;0 ', '');
const content = fc
  .array(fc.tuple(word, fc.constantFrom('', 'span', 'b', 'p', 'font')), { maxLength: 3 })
  .map((words) => words.map(([text, tag]) => (tag === '' ? text : `<${tag} style="a:b">${text}</${tag}>`)).join(''));
const cell = fc
  .tuple(
    fc.constantFrom('td', 'th'),
    fc.constantFrom('', ' colspan="2"', " rowspan='3'", ' COLSPAN=2 class="x > y"'),
    content,
    fc.boolean(),
  )
  .map(([tag, attributes, inner, closed]) => `<${tag}${attributes}>${inner}${closed ? `</${tag}>` : ''}`);
const tableRow = fc
  .tuple(fc.array(cell, { maxLength: 4 }), fc.boolean())
  .map(([cells, closed]) => `<tr>${cells.join('')}${closed ? '</tr>\n' : ''}`);
const htmlTable = fc
  .tuple(fc.array(tableRow, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([rows, body]) => `<table>${body ? '<tbody>' : ''}${rows.join('')}${body ? '</tbody>' : ''}</table>`);

test('cells of markup are the ones that a browser sees', () => {
  fc.assert(
    fc.property(htmlTable, (html) => {
      const rows = readPage(html)
        .grids.flatMap((grid) => grid.rows)
        .map((cells) => cells.map((c) => c.text));
      assert.deepEqual(
        rows.filter((row) => row.length > 0),
        rowsByParse5(html),
      );
    }),
    { numRuns: 150 },
  );
});
