/** The parts of markdown-it that the preview touches. */
export interface Token {
  readonly type: string;
  readonly level: number;
  readonly nesting: number;
  map: [number, number] | null;
  content: string;
  block: boolean;
  attrJoin(name: string, value: string): void;
}

export interface State {
  readonly src: string;
  readonly env: { readonly currentDocument?: unknown } | undefined;
  tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
}

export interface MarkdownIt {
  readonly core: { readonly ruler: { push(name: string, rule: (state: State) => void): void } };
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

/** Puts the official tables in place of the written ones, and marks title, headings and sign-off for the style sheet. */
export function asPublished(state: State, { passages, tables }: Preview): void {
  const html = (content: string, map: Token['map']): Token => {
    const token = new state.Token('html_block', '', 0);
    token.content = content;
    token.block = true;
    token.map = map;
    return token;
  };
  const shown: Token[] = [];
  for (const blocks of together(topLevel(state.tokens), tables)) {
    if (blocks.table !== undefined) shown.push(html(blocks.table.html, [blocks.table.first, blocks.table.last + 1]));
    else shown.push(...blocks.tokens);
  }
  for (const token of shown) {
    const map = token.map;
    if (token.level > 0 || map === null || token.nesting !== 1) continue;
    const passage = passages.find(({ first, last }) => first <= map[0] && map[1] <= last + 1);
    if (passage !== undefined) token.attrJoin('class', `gouji-${passage.kind}`);
  }
  state.tokens = [html('<div class="gouji-report">\n', null), ...shown, html('</div>\n', null)];
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
