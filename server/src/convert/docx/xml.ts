import { Parser } from 'htmlparser2';
import { DocumentFailure } from '../failure.js';
import { BROKEN, TOO_LONG } from './zip.js';

/** An element by its name without prefix: w:p is p. Attributes likewise. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** How a document looks: most of its elements, and nothing that is read. */
const LOOKS = new Set(
  'tblPr tblGrid tblPrEx tcW tcBorders tcMar shd vAlign rFonts color sz szCs spacing ind jc lang kern b bCs tabs sectPr pPrChange rPrChange tblPrChange trPrChange tcPrChange sectPrChange latentStyles docDefaults'.split(
    ' ',
  ),
);
const MOST_ELEMENTS = 2_000_000;
/** Deeper than any table in tables; whoever walks the tree calls itself so many times at most. */
const DEEPEST = 200;

/** What a part holds. Entities of its own are never expanded: those that XML knows are all that Word writes. */
export function parseXml(bytes: Uint8Array): Element {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  let count = 0;
  let ended = false;
  /** Open elements that are passed over. */
  let skipped = 0;
  const parser = new Parser(
    {
      onopentag(given, attributes) {
        count += 1;
        if (count > MOST_ELEMENTS) throw new DocumentFailure(TOO_LONG);
        if (open.length + skipped > DEEPEST) throw new DocumentFailure(BROKEN);
        const name = local(given);
        if (skipped > 0 || LOOKS.has(name)) {
          skipped += 1;
          return;
        }
        const element: Open = { name, attributes: localNames(attributes), children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        const into = open.at(-1)?.children;
        if (skipped > 0) return;
        const last = into?.at(-1);
        if (into !== undefined && typeof last === 'string') into[into.length - 1] = last + text;
        else into?.push(text);
      },
      onclosetag() {
        // What only the end of the text closes was cut off.
        if (ended) throw new DocumentFailure(BROKEN);
        if (skipped > 0) skipped -= 1;
        else open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(decoded(bytes));
  ended = true;
  parser.end();
  const top = elementsIn(root)[0];
  if (top === undefined) throw new DocumentFailure(BROKEN);
  return top;
}

/** The children that are elements, in order. */
export function elementsIn({ children }: Element): Element[] {
  return children.filter((child) => typeof child !== 'string');
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

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Open | string)[];
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const _ in attributes) return namesIn(attributes);
  return NO_ATTRIBUTES;
}

function namesIn(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const name in attributes) plain[local(name)] = attributes[name] ?? '';
  return plain;
}

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
