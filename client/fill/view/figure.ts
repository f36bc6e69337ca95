/** What was typed as it is written down: half-width, without blanks and without separators of thousands. */
export function folded(typed: string): string {
  const plain = typed
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, '')
    .replace(/[。．]/g, '.')
    .replace(/[\u2212\u2013\u2014]/g, '-');
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
}

/** A figure, or nothing: all that a cell takes. */
export function isFigure(text: string): boolean {
  return /^(?:[+-]?\d{1,12}(?:\.\d{1,6})?(?:元|万元|亿元)?)?$/.test(text);
}

/** What a key does in a cell, from what it is and where the caret stands; undefined: the input's own. */
export type Move = 'next' | 'previous' | 'up' | 'down' | 'left' | 'right' | 'revert' | 'adopt' | 'zeros' | 'repairs' | 'undo';

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly command: boolean;
  /** An input method is at work: nothing it sends is ours. */
  readonly composing: boolean;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Something was typed that is not written down yet. */
  readonly pending: boolean;
}

export function moveFor(key: Key): Move | undefined {
  if (key.composing) return undefined;
  if (key.command) return key.key.toLowerCase() === 'z' && !key.shift && !key.alt && key.pending ? 'undo' : undefined;
  if (key.alt) return key.shift ? undefined : ({ '0': 'zeros', Enter: 'repairs' } as const)[key.key as '0' | 'Enter'];
  switch (key.key) {
    case 'Tab':
      return key.shift ? 'previous' : 'next';
    case 'Enter':
      return key.shift ? 'up' : 'down';
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return atStart(key) ? 'left' : undefined;
    case 'ArrowRight':
      return atEnd(key) ? 'right' : undefined;
    case 'Escape':
      return 'revert';
    case '=':
    case '＝':
      return 'adopt';
    default:
      return undefined;
  }
}

/** All of it is marked, as when the cell was entered, or the caret stands at that side. */
function atStart({ text, start, end }: Key): boolean {
  return (start === 0 && end === text.length) || (start === 0 && end === 0);
}

function atEnd({ text, start, end }: Key): boolean {
  return (start === 0 && end === text.length) || (start === text.length && end === text.length);
}
