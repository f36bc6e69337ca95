import type { Severity } from '../data/types.js';

/** What a text is to look like: the colour of a severity, bold or faint. */
export type Style = Severity | 'strong' | 'faint';

/** Puts colour on a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, string>> = { error: '1;31', warning: '33', info: '36', hint: '34', strong: '1', faint: '2' };

/** Leaves every text as it is, for files and pipes. */
export const plain: Paint = (_style, text) => text;

/** Puts the colour on by escape sequences, and takes it off behind the text. */
export const coloured: Paint = (style, text) => (text === '' ? text : `\u001b[${codes[style]}m${text}\u001b[0m`);

/** Escape sequences, and marks that turn the writing direction or end a line for some: a terminal obeys them. */
const COMMAND = '\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
const ONE = new RegExp(`[${COMMAND}]`, 'gu');
/** Tabs, and line ends with or without CR, stay what they are. */
const ONE_IN_LINES = new RegExp(`(?![\\t\\n]|\\r\\n)[${COMMAND}]`, 'gu');

/** Text in one line that a terminal takes as text: what it would obey is shown by its number, `<U+001B>`. */
export function printable(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(ONE, numbered);
}

/** The same for text of several lines, as a file has it. */
export function printableLines(text: string): string {
  return text.replace(ONE_IN_LINES, numbered);
}

/** JSON where what a terminal would obey is escaped as well: JSON.stringify leaves all but the first controls alone. */
export function printableJson(json: string): string {
  return json.replace(ONE_IN_LINES, (mark) => `\\u${codeOf(mark)}`);
}

function numbered(mark: string): string {
  return `<U+${codeOf(mark)}>`;
}

function codeOf(mark: string): string {
  return mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
