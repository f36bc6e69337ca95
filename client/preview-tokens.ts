import type { PreviewAnswer } from '../server/src/lsp/protocol.js';

/** The parts of markdown-it that the preview touches. */
export interface Token {
  readonly type: string;
  readonly level: number;
  readonly nesting: number;
  map: [number, number] | null;
  content: string;
  attrs: [string, string][] | null;
  /** Of a token of type `inline`: what stands in the line. */
  children: Token[] | null;
  attrJoin(name: string, value: string): void;
}

export interface MarkdownIt {
  readonly renderer: { render(tokens: readonly Token[], options: unknown, env: unknown): string };
}

/**
 * The tokens with the official tables in place of the written ones; title, headings, sign-off and attachments are marked for
 * the style sheet. The tokens given are kept as they are: the editor renders them again.
 */
export function asPublished(tokens: readonly Token[], { passages, replaced, notes }: PreviewAnswer): readonly Token[] {
  const [first] = tokens;
  if (first === undefined) return tokens;
  const html = (content: string, map: Token['map']) => Object.assign(copyOf(first), { ...HTML, content, map });
  const waiting = [...notes].sort((a, b) => a.line - b.line);
  const shown: Token[] = [];
  const noteUpTo = (line: number) => {
    for (let note = waiting[0]; note !== undefined && note.line < line; note = waiting[0]) {
      shown.push(html(note.html, null));
      waiting.shift();
    }
  };
  for (const { by, tokens: written } of together(topLevel(tokens), replaced)) {
    noteUpTo(by === undefined ? (written[0]?.map?.[1] ?? 0) : by.last + 1);
    if (by !== undefined) shown.push(html(by.html, [by.first, by.last + 1]));
    else shown.push(...written.map(withoutIndents));
  }
  noteUpTo(Number.POSITIVE_INFINITY);
  const marked = shown.map((token) => {
    const map = token.map;
    if (token.level > 0 || map === null || token.nesting !== 1) return token;
    const passage = passages.find(({ first, last }) => first <= map[0] && map[1] <= last + 1);
    if (passage === undefined) return token;
    const copy = copyOf(token);
    copy.attrJoin('class', `gouji-${passage.kind}`);
    return copy;
  });
  return [html('<div class="gouji-report">\n', null), ...marked, html('</div>\n', null)];
}

const HTML = { type: 'html_block', tag: '', attrs: null, nesting: 0, level: 0, children: null, markup: '', info: '', block: true } as const;

function copyOf(token: Token): Token {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(token)), token);
  copy.attrs = token.attrs?.map((attribute) => [...attribute]) ?? null;
  return copy;
}

/**
 * The blanks of a draft that indents its paragraphs itself, for the style sheet does so too. A line that begins with them is a
 * paragraph of its own, as in plain text, even where no empty line stands before it.
 */
const INDENT = /^[ \t]*\u3000[ \t\u3000]*/;

function withoutIndents(token: Token): Token {
  if (token.type !== 'inline' || token.level !== 1 || !token.children?.some(({ content }) => INDENT.test(content))) return token;
  const children = token.children.map((child, i, all) => {
    const next = all[i + 1];
    if (child.type === 'softbreak' && next !== undefined && INDENT.test(next.content)) {
      return Object.assign(copyOf(child), { type: 'html_inline', content: '</p>\n<p>' });
    }
    const begins = i === 0 || all[i - 1]?.type === 'softbreak';
    return begins && child.type === 'text' ? Object.assign(copyOf(child), { content: child.content.replace(INDENT, '') }) : child;
  });
  return Object.assign(copyOf(token), { children });
}

/** The tokens from an opening one at the top to its end; each group stands on lines of its own. */
function topLevel(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) groups.push([]);
    groups.at(-1)?.push(token);
    depth += token.nesting;
  }
  return groups;
}

interface Shown {
  readonly tokens: readonly Token[];
  readonly by?: PreviewAnswer['replaced'][number];
}

/** What replaces lines takes the place of the groups on them, unless one of these reaches beyond. */
function together(groups: readonly Token[][], replaced: readonly PreviewAnswer['replaced'][number][]): Shown[] {
  const linesOf = ([token]: readonly Token[]) => token?.map ?? undefined;
  const fits = replaced.filter(({ first, last }) =>
    groups.every((group) => {
      const lines = linesOf(group);
      return lines === undefined || lines[1] <= first || lines[0] > last || (first <= lines[0] && lines[1] <= last + 1);
    }),
  );
  const shown: Shown[] = [];
  for (const tokens of groups) {
    const lines = linesOf(tokens);
    const by = lines && fits.find(({ first, last }) => first <= lines[0] && lines[0] <= last);
    if (by === undefined) shown.push({ tokens });
    else if (shown.at(-1)?.by !== by) shown.push({ tokens, by });
  }
  return shown;
}
