import file from './indicators.json' with { type: 'json' };

/** What a sentence can say in words that stands in a cell of tables two to four. */
export interface Indicator {
  /** As it stands before its figure. */
  readonly words: RegExp;
  /** As it stands after 未收到, 未发生, 无. */
  readonly none?: RegExp;
  /** What must be spoken of shortly before, where the words alone could mean something else. */
  readonly context?: RegExp;
  /** Without a verb of its own: after another figure it takes the verb of that one. */
  readonly noun?: boolean;
  /** Counts only right behind a figure for one of these cells: 上年结转的 3 件，共办结 27 件. */
  readonly behind?: readonly string[];
  /** As it stands behind its figure: 另有 3 件结转下年度办理. */
  readonly after?: RegExp;
  /** What is left unfinished at the end of the year: of it 所有申请均已办结 says that there is none. */
  readonly leftOver?: boolean;
  /** Names no request of its own: they must be the last matter named before, and no other noun may stand behind the figure. */
  readonly bare?: boolean;
  /** The cells whose sum it is; a row of headings stands for the rows under it. */
  readonly cells: readonly string[];
  /** Other sums that the same words can mean. */
  readonly or?: readonly (readonly string[])[];
  /** Differences that the same words can mean: those answered of the ones received this year. */
  readonly less?: readonly { readonly of: readonly string[]; readonly by: readonly string[] }[];
  /** Said behind it in the sentence, it means its own cells and nothing else. */
  readonly apart?: RegExp;
  /** What one in the cell is worth in the text: a cell in 万元 is read as 元. */
  readonly worth?: number;
}

/** An entry of the file: patterns are written out, contexts are named, `{part}` stands for words that several have in common. */
export interface IndicatorEntry extends Omit<Indicator, 'words' | 'none' | 'after' | 'context' | 'apart'> {
  readonly words: string;
  readonly none?: string;
  readonly after?: string;
  readonly context?: string;
  readonly apart?: string;
  readonly source: string;
  readonly confidence: 'verified' | 'derived' | 'recalled';
}

const { parts, contexts } = file as {
  readonly parts: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
};

/** One for each name: the readers remember by the pattern what they have found. */
const contextPatterns = new Map(Object.entries(contexts).map(([name, words]) => [name, new RegExp(words)]));

/** Words → cells, in the order in which they are tried. Patterns of words are sticky: they are tried at one place. */
export const indicators: readonly Indicator[] = (file.indicators as readonly IndicatorEntry[]).map(compiled);

function compiled({ words, none, after, context, apart, source: _, confidence: __, ...rest }: IndicatorEntry): Indicator {
  return {
    ...rest,
    words: new RegExp(whole(words), 'y'),
    ...(none === undefined ? {} : { none: new RegExp(whole(none), 'y') }),
    ...(after === undefined ? {} : { after: new RegExp(whole(after), 'y') }),
    ...(context === undefined ? {} : { context: contextNamed(context) }),
    ...(apart === undefined ? {} : { apart: new RegExp(whole(apart)) }),
  };
}

function whole(words: string): string {
  return words.replace(/\{([a-z]+)\}/g, (_, part: string) => {
    const written = parts[part];
    if (written === undefined) throw new RangeError(`indicators.json: no part {${part}}`);
    return written;
  });
}

function contextNamed(name: string): RegExp {
  const pattern = contextPatterns.get(name);
  if (pattern === undefined) throw new RangeError(`indicators.json: no context ${name}`);
  return pattern;
}
