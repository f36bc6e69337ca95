/** Told of what stands in a part, in order. Names are without their prefixes: w:p is p. */
export interface Reader {
  /** The attributes of the tag stand from `from` to `to`; an empty element is not closed. */
  opened(name: string, attributes: { readonly from: number; readonly to: number } | undefined, isEmpty: boolean): void;
  /** The name stands at the end of this stretch, behind its prefix. */
  closed(from: number, to: number): void;
  text(text: string): void;
}

const [QUOTE, APOSTROPHE, SLASH, COLON, GREATER, EXCLAMATION, QUESTION] = [...'"\'/:>!?'].map((char) => char.charCodeAt(0));
const BLANK = 0x20;

/**
 * Reads XML as Word writes it, tag by tag; what is in a tag is looked at when somebody asks. Entities of its own are never expanded: those
 * that XML knows are all that Word writes. False where the text ends within a tag.
 */
export function readTags(text: string, reader: Reader): boolean {
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    if (open > at) reader.text(decoded(text.slice(at, open)));
    const next = text.charCodeAt(open + 1);
    at =
      next === EXCLAMATION || next === QUESTION
        ? passed(text, open, reader)
        : next === SLASH
          ? closing(text, open, reader)
          : opening(text, open, reader);
    if (at === 0) return false;
  }
  if (at < text.length) reader.text(decoded(text.slice(at)));
  return true;
}

/** By their names without prefixes. What is no pair of a name and a quoted text ends the list. */
export function attributesIn(text: string, from: number, to: number): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (let at = from; at < to; ) {
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals >= to) break;
    const name = text.slice(at, equals).trim();
    let open = equals + 1;
    while (text.charCodeAt(open) <= BLANK) open += 1;
    const quote = text[open];
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1;
    if (close < 0 || close >= to) break;
    attributes[name.slice(name.indexOf(':') + 1)] = decoded(text.slice(open + 1, close));
    at = close + 1;
  }
  return attributes;
}

/** Where the text goes on; 0 where it ends before. */
function opening(text: string, open: number, reader: Reader): number {
  const from = endOfName(text, open + 1);
  let at = from;
  for (let code = text.charCodeAt(at); code !== GREATER; code = text.charCodeAt(at)) {
    if (Number.isNaN(code)) return 0;
    if (code === QUOTE || code === APOSTROPHE) {
      at = text.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (at < 0) return 0;
    }
    at += 1;
  }
  const isEmpty = text.charCodeAt(at - 1) === SLASH;
  const to = isEmpty ? at - 1 : at;
  reader.opened(localName(text, open + 1, from), from === to ? undefined : { from, to }, isEmpty);
  return at + 1;
}

function closing(text: string, open: number, reader: Reader): number {
  const end = text.indexOf('>', open);
  if (end < 0) return 0;
  reader.closed(open + 2, endOfName(text, open + 2));
  return end + 1;
}

/** Comments and instructions say nothing; what is marked as text is text. */
function passed(text: string, open: number, reader: Reader): number {
  if (text.startsWith('<!--', open)) return behind(text, '-->', open + 4);
  if (text.startsWith('<?', open)) return behind(text, '?>', open);
  if (!text.startsWith('<![CDATA[', open)) return endOfDeclaration(text, open);
  const end = behind(text, ']]>', open);
  if (end > 0) reader.text(text.slice(open + 9, end - 3));
  return end;
}

/** A declaration may hold others between brackets. */
function endOfDeclaration(text: string, open: number): number {
  const end = behind(text, '>', open);
  const bracket = text.indexOf('[', open);
  if (bracket < 0 || bracket > end) return end;
  const closed = text.indexOf(']', bracket);
  return closed < 0 ? 0 : behind(text, '>', closed);
}

function behind(text: string, words: string, from: number): number {
  const at = text.indexOf(words, from);
  return at < 0 ? 0 : at + words.length;
}

function endOfName(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code > BLANK && code !== GREATER && code !== SLASH; code = text.charCodeAt(at)) at += 1;
  return at;
}

function localName(text: string, from: number, to: number): string {
  for (let i = from; i < to; i += 1) if (text.charCodeAt(i) === COLON) return text.slice(i + 1, to);
  return text.slice(from, to);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const LARGEST = 0x10ffff;

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,4}));/g, (written, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? written;
    const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return point > LARGEST ? '\ufffd' : String.fromCodePoint(point);
  });
}
