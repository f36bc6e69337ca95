import { withoutBlanks } from '../../text/chars.js';
import type { Span } from '../../text/span.js';
import { fitsNumber, type Label, labelKey } from './label.js';

/** Text that is no label yet, in order: pieces of one that a line break or a page break cut. */
export class Pieces {
  private list: { readonly text: string; readonly at: Span; readonly block: number }[] = [];

  get start(): Span | undefined {
    return this.list[0]?.at;
  }

  get blocks(): number[] {
    return this.list.map((piece) => piece.block);
  }

  get count(): number {
    return this.list.length;
  }

  add(text: string, at: Span, block: number): void {
    this.list.push({ text, at, block });
    if (this.list.length > 4) this.list.shift();
  }

  clear(): void {
    if (this.list.length > 0) this.list = [];
  }

  /** The label of the table that a waiting label, the pieces and this text make together, if they make one exactly. */
  joined(table: string, waiting: string | undefined, text: string): Label | undefined {
    if (waiting === undefined && this.list.length === 0) return undefined;
    const texts = this.list.map((piece) => piece.text);
    const candidates = texts.map((_, i) => texts.slice(i).join('') + text);
    if (waiting !== undefined) candidates.unshift(waiting + texts.join('') + text);
    for (const candidate of candidates) {
      const written = labelKey(withoutBlanks(candidate));
      if (written.key.length < 2) continue;
      if (written.meanings.some((m) => m.table === table && (m.kind === 'header' || fitsNumber(written, m)))) return written;
    }
    return undefined;
  }
}
