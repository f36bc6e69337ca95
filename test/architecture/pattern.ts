/**
 * A pattern as an automaton: places that take a character, and what may follow each. A repetition with an upper bound stands for one
 * round: it cannot make a search slow in the length of the text.
 */
export interface Automaton {
  readonly places: readonly Place[];
  readonly first: readonly number[];
}

export interface Place {
  /** Does not take a character but asks something of its surroundings, and may fail: `$`, `\b`, `(?=…)`. */
  readonly asks: boolean;
  readonly takes: (char: string) => boolean;
  readonly next: Set<number>;
  /** The search may end here, and has found something. */
  last: boolean;
}

interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const EMPTY: Part = { nullable: true, first: [], last: [] };

export function automatonOf({ source, flags }: RegExp): Automaton {
  const reader = new PatternReader(source, flags.replace(/[gyd]/g, ''));
  const whole = reader.alternatives();
  for (const last of whole.last) if (reader.places[last] !== undefined) reader.places[last].last = true;
  return { places: reader.places, first: whole.first };
}

class PatternReader {
  readonly places: Place[] = [];
  private at = 0;
  /** Of each group in the order of their brackets, the places inside. */
  private readonly groups: { readonly from: number; to: number }[] = [];

  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {}

  alternatives(): Part {
    let whole = this.sequence();
    while (this.source[this.at] === '|') {
      this.at += 1;
      const other = this.sequence();
      whole = {
        nullable: whole.nullable || other.nullable,
        first: [...whole.first, ...other.first],
        last: [...whole.last, ...other.last],
      };
    }
    return whole;
  }

  private sequence(): Part {
    let whole = EMPTY;
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? '')) whole = this.joined(whole, this.repeated());
    return whole;
  }

  private joined(one: Part, two: Part): Part {
    this.link(one.last, two.first);
    return {
      nullable: one.nullable && two.nullable,
      first: one.nullable ? [...one.first, ...two.first] : one.first,
      last: two.nullable ? [...one.last, ...two.last] : two.last,
    };
  }

  private link(from: readonly number[], to: readonly number[]): void {
    for (const one of from) for (const two of to) this.places[one]?.next.add(two);
  }

  private repeated(): Part {
    const atom = this.atom();
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.source.slice(this.at));
    if (found === null) return atom;
    this.at += found[0].length;
    const [mark, least = '', comma, most] = found;
    if (/^[*+]/.test(mark) || (comma === ',' && most === '')) this.link(atom.last, atom.first);
    return { ...atom, nullable: atom.nullable || /^[*?]/.test(mark) || least === '0' };
  }

  private atom(): Part {
    const char = this.source[this.at] ?? '';
    if (char === '(') return this.group();
    // The start of the text is behind whatever has taken a character; that of a line is where a line break was taken.
    if (char === '^') return this.place(1, (before) => this.flags.includes('m') && before === '\n', false);
    if (char === '$') return this.asking(1);
    if (char === '[') return this.taking(/^\[(?:\\.|[^\]\\])*\]/su);
    if (char !== '\\') return this.taking(/^./su);
    if (/^\\[bB]/.test(this.source.slice(this.at))) return this.asking(2);
    const [back, number] = /^\\([1-9])/.exec(this.source.slice(this.at)) ?? [];
    if (back !== undefined) return this.again(back.length, Number(number) - 1);
    return this.taking(/^\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]+\}|c[A-Za-z]|.)/su);
  }

  private group(): Part {
    const [opening = ''] = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(this.source.slice(this.at)) ?? [];
    this.at += opening.length;
    const from = this.places.length;
    const group = { from, to: from };
    if (opening === '(' || opening.endsWith('>')) this.groups.push(group);
    const inside = this.alternatives();
    this.at += 1;
    group.to = this.places.length;
    return /[=!]$/.test(opening) ? this.asking(0) : inside;
  }

  /** What a group took is taken again: any of the characters that it takes. */
  private again(length: number, group: number): Part {
    const { from, to } = this.groups[group] ?? { from: 0, to: 0 };
    const inside = this.places.slice(from, to);
    return this.place(length, (char) => inside.some(({ takes }) => takes(char)), false);
  }

  private asking(length: number): Part {
    return this.place(length, () => false, true);
  }

  private taking(atom: RegExp): Part {
    const [written = ''] = atom.exec(this.source.slice(this.at)) ?? [];
    const isItself = /^[^.\\[]$/u.test(written) && !this.flags.includes('i');
    const one = new RegExp(`^(?:${isItself || written === '/' ? '' : written})$`, this.flags);
    return this.place(written.length, isItself ? (char) => char === written : (char) => one.test(char), false);
  }

  private place(length: number, takes: Place['takes'], asks: boolean): Part {
    this.at += length;
    this.places.push({ asks, takes, next: new Set(), last: false });
    const index = this.places.length - 1;
    return { nullable: false, first: [index], last: [index] };
  }
}
