import type { Random } from '../random.js';
import { linesOf, put, runsIn, type Setting, type Sprinkle, somePlace, times, within } from './places.js';

/** Single characters by others that look the same, and characters that nobody sees. */
export const characterSprinkles: readonly Sprinkle[] = [
  unseen('zero-width-space', '\u200b'),
  unseen('joiner', '\u200d'),
  unseen('direction-mark', '\u200e'),
  unseen('soft-hyphen', '\u00ad'),
  unseen('variation-selector', '\ufe0f'),
  { id: 'kangxi-radicals', over: (text, setting, random) => exchanged(text, setting, random, kangxi()) },
  { id: 'radicals-supplement', over: (text, setting, random) => exchanged(text, setting, random, SUPPLEMENT) },
  { id: 'full-width-digits', over: fullWidth },
  { id: 'characters-as-entities', over: asEntities },
];

function unseen(id: string, char: string): Sprinkle {
  return {
    id,
    over: (text, setting, random) =>
      times(6, text, random, (before) => {
        const at = somePlace(within(linesOf(before, setting)), random);
        return at === undefined ? before : put(before, at, char);
      }),
  };
}

const SUPPLEMENT = pairs('母⺟民⺠见⻅长⻓门⻔页⻚风⻛飞⻜马⻢鱼⻥食⻝车⻋贝⻉西⻄青⻘龙⻰黄⻩齐⻬鬼⻤');

function pairs(text: string): Map<string, string> {
  return new Map([...text.matchAll(/(.)(.)/gu)].map(([, plain = '', other = '']) => [plain, other]));
}

let known: Map<string, string> | undefined;

/** What a PDF gives for characters that are radicals too. */
function kangxi(): Map<string, string> {
  if (known !== undefined) return known;
  known = new Map();
  for (let code = 0x2f00; code <= 0x2fd5; code += 1) {
    const radical = String.fromCharCode(code);
    known.set(radical.normalize('NFKC'), radical);
  }
  return known;
}

/** Every third of the characters that have another, wherever something is read. */
function exchanged(text: string, setting: Setting, random: Random, others: ReadonlyMap<string, string>): string {
  const chars = text.split('');
  for (const line of within(linesOf(text, setting))) {
    for (const { start, end } of runsIn(line)) {
      for (let i = start; i < end; i += 1) {
        const other = others.get(text[i] ?? '');
        if (other !== undefined && random.integer(0, 2) === 0) chars[i] = other;
      }
    }
  }
  return chars.join('');
}

/** All digits of some lines. */
function fullWidth(text: string, setting: Setting, random: Random): string {
  const chars = text.split('');
  for (const line of within(linesOf(text, setting))) {
    if (random.integer(0, 3) > 0) continue;
    for (const { start, end } of runsIn(line)) {
      for (let i = start; i < end; i += 1) {
        if (/\d/.test(text[i] ?? '')) chars[i] = String.fromCharCode(text.charCodeAt(i) + 0xfee0);
      }
    }
  }
  return chars.join('');
}

function asEntities(text: string, setting: Setting, random: Random): string {
  return times(4, text, random, (before) => {
    const at = somePlace(within(linesOf(before, setting)), random);
    if (at === undefined) return before;
    const code = before.charCodeAt(at);
    const entity = random.pick([`&#${code};`, `&#x${code.toString(16)};`]) ?? '';
    return before.slice(0, at) + entity + before.slice(at + 1);
  });
}
