import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asPublished, type Token } from '../../client/preview-tokens.js';
import type { PreviewAnswer } from '../../server/src/lsp/protocol.js';

class FakeToken implements Token {
  level = 0;
  map: [number, number] | null = null;
  content = '';
  attrs: [string, string][] | null = null;
  children: Token[] | null = null;
  constructor(
    readonly type: string,
    readonly tag: string,
    readonly nesting: -1 | 0 | 1,
  ) {}
  attrJoin(name: string, value: string): void {
    this.attrs = [...(this.attrs ?? []), [name, value]];
  }
}

/** `p 0-1` is a paragraph on the lines from 0 up to 1. */
function tokens(...blocks: string[]): FakeToken[] {
  return blocks.flatMap((block) => {
    const [tag = '', from = '', to = ''] = block.split(/[ -]/);
    const open = Object.assign(new FakeToken(`${tag}_open`, tag, 1), { map: [Number(from), Number(to)] as [number, number] });
    const inner = Object.assign(new FakeToken('inline', '', 0), { level: 1, map: open.map });
    return [open, inner, new FakeToken(`${tag}_close`, tag, -1)];
  });
}

function shown(blocks: string[], preview: Partial<PreviewAnswer>): string[] {
  const given = tokens(...blocks);
  const [first, ...rest] = asPublished(given, { version: 1, passages: [], replaced: [], notes: [], ...preview });
  assert.deepEqual(given, tokens(...blocks));
  assert.deepEqual([first?.content, rest.at(-1)?.content], ['<div class="gouji-report">\n', '</div>\n']);
  return rest.slice(0, -1).flatMap((token) => {
    if (token.type === 'html_block') return [`${token.content} ${token.map?.join('-') ?? ''}`];
    const { tag, attrs } = token as FakeToken;
    return token.nesting === 1 ? [[tag, ...(attrs ?? []).map(([, value]) => value)].join('.')] : [];
  });
}

test('an official table stands in place of the written one, in whatever blocks that was', () => {
  const table = { first: 2, last: 4, html: 'T' };
  assert.deepEqual(shown(['p 0-1', 'table 2-5', 'p 6-7'], { replaced: [table] }), ['p', 'T 2-5', 'p']);
  assert.deepEqual(shown(['p 0-1', 'p 2-3', 'p 4-5', 'p 6-7'], { replaced: [table] }), ['p', 'T 2-5', 'p']);
});

test('a block that reaches beyond the table keeps all as it is written', () => {
  const table = { first: 2, last: 4, html: 'T' };
  assert.deepEqual(shown(['p 1-5', 'p 6-7'], { replaced: [table] }), ['p', 'p']);
  assert.deepEqual(shown(['p 2-3', 'p 4-6'], { replaced: [table] }), ['p', 'p']);
});

test('title, headings and sign-off get a class, text does not', () => {
  const passages = [
    { first: 0, last: 1, kind: 'title' },
    { first: 2, last: 2, kind: 'section' },
    { first: 6, last: 8, kind: 'signoff' },
  ];
  const blocks = ['h1 0-1', 'h1 1-2', 'h2 2-3', 'p 3-5', 'p 6-7', 'p 8-9'];
  assert.deepEqual(shown(blocks, { passages }), [
    'h1.gouji-title',
    'h1.gouji-title',
    'h2.gouji-section',
    'p',
    'p.gouji-signoff',
    'p.gouji-signoff',
  ]);
});

test('notes stand before what holds their line or follows it', () => {
  const note = (line: number) => ({ line, html: `N${line}` });
  const table = { first: 4, last: 6, html: 'T' };
  assert.deepEqual(shown(['h2 0-1', 'p 2-3', 'table 4-7'], { notes: [note(1)] }), ['h2', 'N1 ', 'p', 'table']);
  assert.deepEqual(shown(['h2 0-1', 'p 2-3', 'table 4-7'], { notes: [note(4), note(9)], replaced: [table] }), [
    'h2',
    'p',
    'N4 ',
    'T 4-7',
    'N9 ',
  ]);
});

test('indents of the draft are left to the style sheet; an indented line is a paragraph of its own', () => {
  const given = tokens('p 0-2');
  const [, inline] = given;
  const text = (content: string) => Object.assign(new FakeToken('text', '', 0), { content });
  assert.ok(inline);
  inline.children = [
    text('　　甲。'),
    new FakeToken('softbreak', '', 0),
    text('乙。'),
    new FakeToken('softbreak', '', 0),
    text('　　丙。'),
  ];
  const before = structuredClone(inline.children);
  const shown = asPublished(given, { version: 1, passages: [], replaced: [], notes: [] }).find(({ type }) => type === 'inline');
  assert.deepEqual(
    shown?.children?.map(({ type, content }) => `${type} ${content}`),
    ['text 甲。', 'softbreak ', 'text 乙。', 'html_inline </p>\n<p>', 'text 丙。'],
  );
  assert.deepEqual(structuredClone(inline.children), before);
});
