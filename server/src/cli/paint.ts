import type { Severity } from '../data/types.js';

export type Style = Severity | 'strong' | 'faint';

/** Puts colour on a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, string>> = { error: '1;31', warning: '33', info: '36', hint: '34', strong: '1', faint: '2' };

export const plain: Paint = (_style, text) => text;

export const coloured: Paint = (style, text) => (text === '' ? text : `\u001b[${codes[style]}m${text}\u001b[0m`);

/** Text that a terminal takes as text: no escape sequence, no line end, no reversal of the writing direction. */
export function printable(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}
