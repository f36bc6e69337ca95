/** The parts of markdown-it that the preview touches. */
export interface Token {
  readonly type: string;
  readonly level: number;
  readonly nesting: number;
  map: [number, number] | null;
  content: string;
  attrs: [string, string][] | null;
  attrJoin(name: string, value: string): void;
}

export interface MarkdownIt {
  readonly renderer: { render(tokens: readonly Token[], options: unknown, env: unknown): string };
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** The server's answer to `gouji/preview`. */
export interface Preview {
  readonly version: number;
  readonly passages: readonly (Lines & { readonly kind: string })[];
  readonly tables: readonly (Lines & { readonly html: string })[];
}

/**
 * The tokens with the official tables in place of the written ones; title, headings and sign-off are marked for the style
 * sheet. The tokens given are kept as they are: the editor renders them again.
 */
export function asPublished(tokens: readonly Token[], { passages, tables }: Preview): readonly Token[] {
  const [first] = tokens;
  if (first === undefined) return tokens;
  const html = (content: string, map: Token['map']) => Object.assign(copyOf(first), { ...HTML, content, map });
  const shown: Token[] = [];
  for (const blocks of together(topLevel(tokens), tables)) {
    if (blocks.table !== undefined) shown.push(html(blocks.table.html, [blocks.table.first, blocks.table.last + 1]));
    else shown.push(...blocks.tokens);
  }
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
  readonly table?: Preview['tables'][number];
}

/** A table takes the place of the groups on its lines, unless one of them reaches beyond these. */
function together(groups: readonly Token[][], tables: Preview['tables']): Shown[] {
  const linesOf = ([token]: readonly Token[]) => token?.map ?? undefined;
  const fits = tables.filter(({ first, last }) =>
    groups.every((group) => {
      const lines = linesOf(group);
      return lines === undefined || lines[1] <= first || lines[0] > last || (first <= lines[0] && lines[1] <= last + 1);
    }),
  );
  const shown: Shown[] = [];
  for (const tokens of groups) {
    const lines = linesOf(tokens);
    const table = lines && fits.find(({ first, last }) => first <= lines[0] && lines[0] <= last);
    if (table === undefined) shown.push({ tokens });
    else if (shown.at(-1)?.table !== table) shown.push({ tokens, table });
  }
  return shown;
}
