import { withoutBlanks } from '../text/chars.js';

/** The units that have to report, each once, in their order: one name a line; blank lines and what stands behind `#` say nothing. */
export function rosterOf(text: string): readonly string[] {
  const names = new Set<string>();
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const name = withoutBlanks(line.split(/[#＃]/, 1)[0] ?? '');
    if (name !== '') names.add(name);
  }
  return [...names];
}
