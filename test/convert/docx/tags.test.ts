import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8 } from 'fflate';
import { Parser } from 'htmlparser2';
import { attributesIn, readTags } from '../../../server/src/convert/docx/tags.js';
import { openZip } from '../../../server/src/convert/docx/zip.js';
import { docxFiles, docxOf, p, tbl } from '../../support/docx.js';
import { cleanDraft } from '../../support/draft.js';

/** What is told, one line each; text in one piece. */
function told(text: string): { readonly lines: readonly string[]; readonly isWhole: boolean } {
  const lines: string[] = [];
  const isWhole = readTags(text, {
    opened: (name, at, isEmpty) => {
      lines.push(`<${name} ${JSON.stringify(at === undefined ? {} : attributesIn(text, at.from, at.to))}`);
      if (isEmpty) lines.push('>');
    },
    closed: () => lines.push('>'),
    text: (words) => lines.push(words),
  });
  return { lines: joined(lines), isWhole };
}

/** The same by the parser that everything else is read with. */
function oracle(text: string): readonly string[] {
  const lines: string[] = [];
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const plain = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value]));
        lines.push(`<${local(name)} ${JSON.stringify(plain)}`);
      },
      onclosetag: () => lines.push('>'),
      ontext: (words) => lines.push(words),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return joined(lines);
}

function joined(lines: readonly string[]): readonly string[] {
  const all: string[] = [];
  const isText = (line: string | undefined) => line !== undefined && line !== '>' && !line.startsWith('<');
  for (const line of lines) {
    if (isText(line) && isText(all.at(-1))) all.push(`${all.pop()}${line}`);
    else all.push(line);
  }
  return all;
}

test('a Word file is read tag by tag as any parser reads it', () => {
  const part = openZip(docxOf(cleanDraft('2021'))).read('word/document.xml') ?? new Uint8Array();
  const parts = [strFromU8(part), ...Object.values(docxFiles(p('收到28件') + tbl(['甲', '1']))).map((bytes) => strFromU8(bytes))];
  for (const text of parts) assert.deepEqual(told(text).lines, oracle(text));
});

test('quotes of both kinds, marks within them, blanks, references, comments, text as it is, instructions', () => {
  const texts = [
    `<?xml version="1.0"?><w:p a="1 > 0" b='"' c:d = "甲&lt;&#19968;&#x4E8C;&amp;lt;"/>`,
    '<a>一&amp;二&unknown;&#0x;<!-- <b> --><![CDATA[<c>&amp;]]>三</a>',
    '<a\n  b="1"\n  c="2"\n><b /><c></c ></a>',
    '<a b=""/><c/>',
  ];
  for (const text of texts) {
    assert.deepEqual(told(text).lines, oracle(text), text);
    assert.equal(told(text).isWhole, true);
  }
  assert.deepEqual(told('<!DOCTYPE d [<!ENTITY a ">">]><d>&a;</d>').lines, ['<d {}', '&a;', '>']);
});

test('what ends within a tag is not whole', () => {
  for (const text of ['<a', '<a b="1>', "<a b='", '<a></a', '<!-- a', '<![CDATA[ a', '<?xml', '<!DOCTYPE d [']) {
    assert.equal(told(text).isWhole, false, text);
  }
});
