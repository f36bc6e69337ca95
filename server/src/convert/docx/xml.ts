import { DocumentFailure } from '../failure.js';
import { attributesIn, type Reader, readTags } from './tags.js';
import { BROKEN, TOO_LONG } from './zip.js';

/** An element by its name without prefix: w:p is p. Attributes likewise. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** How a document looks, and marks of editing: most of its elements, and nothing that is read. */
const LOOKS = new Set(
  [
    'tblPr tblGrid tblPrEx tblPrChange tblW tblCellMar trHeight trPrChange cantSplit tblHeader cnfStyle',
    'tcW tcBorders tcMar tcPrChange shd vAlign noWrap textDirection',
    'rFonts color sz szCs b bCs i iCs u strike lang kern position highlight noProof rStyle rPrChange snapToGrid',
    'spacing ind jc tabs keepNext keepLines widowControl kinsoku overflowPunct autoSpaceDE autoSpaceDN adjustRightInd outlineLvl pPrChange',
    'bookmarkStart bookmarkEnd proofErr lastRenderedPageBreak sectPr sectPrChange latentStyles docDefaults',
  ].flatMap((names) => names.split(' ')),
);
const MOST_ELEMENTS = 2_000_000;
/** Deeper than any table in tables; whoever walks the tree calls itself so many times at most. */
const DEEPEST = 200;

/** What a part holds. Entities of its own are never expanded: those that XML knows are all that Word writes. */
export function parseXml(bytes: Uint8Array): Element {
  const text = decoded(bytes);
  const tree = new Tree(text);
  const isWhole = readTags(text, tree);
  const top = elementsIn(tree.root)[0];
  if (!isWhole || tree.depth > 0 || top === undefined) throw new DocumentFailure(BROKEN);
  return top;
}

/** The children that are elements, in order. */
export function elementsIn({ children }: Element): readonly Element[] {
  return children.every(isElement) ? children : children.filter(isElement);
}

function isElement(child: Element | string): child is Element {
  return typeof child !== 'string';
}

/** The first child of this name, without its prefix; undefined where there is none. */
export function childNamed(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child): child is Element => typeof child !== 'string' && child.name === name);
}

/** A switch such as `<w:vanish/>`: there, and not said to be off. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/i.test(element.attributes.val ?? '');
}

/** A whole number in an attribute; undefined where it is absent or no number. */
export function numberAt(element: Element | undefined, attribute = 'val'): number | undefined {
  const text = element?.attributes[attribute];
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** An element while it is read. Most have no children, and of most nobody asks for the attributes: these are made when they are wanted. */
class Open implements Element {
  children: (Open | string)[] = NONE;
  private read: Readonly<Record<string, string>> | undefined;

  constructor(
    readonly name: string,
    private readonly text: string,
    private readonly at: { readonly from: number; readonly to: number } | undefined,
  ) {}

  get attributes(): Readonly<Record<string, string>> {
    this.read ??= this.at === undefined ? NO_ATTRIBUTES : attributesIn(this.text, this.at.from, this.at.to);
    return this.read;
  }

  add(child: Open | string): void {
    if (this.children === NONE) this.children = [child];
    else this.children.push(child);
  }
}

/** Never written to. */
const NONE: never[] = [];
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** Puts together what `readTags` tells. */
class Tree implements Reader {
  readonly root: Open;
  readonly #open: Open[];
  #top: Open;
  #count = 0;
  /** Elements that are passed over, one in the other. */
  #skipped = 0;

  constructor(private readonly source: string) {
    this.root = new Open('', '', undefined);
    this.#top = this.root;
    this.#open = [this.root];
  }

  /** Elements that are not closed. */
  get depth(): number {
    return this.#open.length - 1 + this.#skipped;
  }

  opened(name: string, attributes: { readonly from: number; readonly to: number } | undefined, isEmpty: boolean): void {
    this.#count += 1;
    if (this.#count > MOST_ELEMENTS) throw new DocumentFailure(TOO_LONG);
    if (this.depth >= DEEPEST) throw new DocumentFailure(BROKEN);
    if (this.#skipped > 0 || LOOKS.has(name)) {
      if (!isEmpty) this.#skipped += 1;
      return;
    }
    const element = new Open(name, this.source, attributes);
    this.#top.add(element);
    if (isEmpty) return;
    this.#open.push(element);
    this.#top = element;
  }

  text(text: string): void {
    if (this.#skipped > 0) return;
    const { children } = this.#top;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else this.#top.add(text);
  }

  closed(from: number, to: number): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const { name } = this.#top;
    const at = to - name.length;
    const isItsOwn = this.source.startsWith(name, at) && (at === from || this.source[at - 1] === ':');
    if (!isItsOwn || this.#open.length === 1) throw new DocumentFailure(BROKEN);
    this.#open.pop();
    this.#top = this.#open.at(-1) ?? this.root;
  }
}

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
