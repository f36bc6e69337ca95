/** Elements whose content nobody sees. What was struck out is no longer said. */
const NEVER_SHOWN = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'textarea', 'del', 's', 'strike']);
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** A row or cell that nobody closes ends where the next begins. */
const CLOSED_BY: Readonly<Record<string, readonly string[]>> = {
  td: ['td', 'th', 'tr'],
  th: ['td', 'th', 'tr'],
  tr: ['tr'],
  p: ['p'],
  li: ['li'],
};
/** No tag of an author is longer; the attributes behind this are not looked at. */
const LONGEST_TAG = 2000;
const HIDDEN = /\shidden(?=[\s=>/])(?!\s*=\s*["']?until-found)|display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Follows the tags of a page and knows where nothing is shown: `hidden`, `display: none`, scripts, struck-out text, marks of notes. */
export class Unseen {
  private by = '';
  private depth = 0;

  get inside(): boolean {
    return this.by !== '';
  }

  constructor(private readonly source: string) {}

  /** A tag that stands in [start, end) of the source. */
  opens(tag: string, start: number, end: number, closed: boolean): void {
    if (tag === 'body') this.ends();
    if (this.by !== '') {
      if (CLOSED_BY[this.by]?.includes(tag) === true && this.depth === 1) this.ends();
      else {
        if (tag === this.by && !closed) this.depth += 1;
        return;
      }
    }
    if (closed || VOID.has(tag)) return;
    const hides = NEVER_SHOWN.has(tag) || this.isHidden(tag, start, end) || (tag === 'sup' && isNote(this.source, end));
    if (!hides) return;
    this.by = tag;
    this.depth = 1;
  }

  closes(tag: string): void {
    if (this.by === '') return;
    // A table ends the rows and cells that nobody closed.
    if (tag === 'table' && CLOSED_BY[this.by]?.includes('tr') === true) this.ends();
    else if (tag === this.by) {
      this.depth -= 1;
      if (this.depth <= 0) this.ends();
    }
  }

  /** By its attributes, of which most tags have none. */
  private isHidden(tag: string, start: number, end: number): boolean {
    return end - start > tag.length + 2 && HIDDEN.test(this.source.slice(start, Math.min(end, start + LONGEST_TAG)));
  }

  private ends(): void {
    this.by = '';
    this.depth = 0;
  }
}

const NOTE = /^[[〔(（]?(?:\d{1,2}|[①-⑳*†‡注]\d?)[\]〕)）]?$/;
const LONGEST_NOTE = 120;

/** Whether `<sup>` opens the mark of a note: a small figure that stands behind no unit such as m². */
export function isNote(source: string, after: number): boolean {
  const behind = source.slice(after, after + LONGEST_NOTE);
  const end = behind.search(/<\/sup/i);
  if (end < 0) return false;
  const before = source.slice(Math.max(0, after - LONGEST_NOTE), after).replace(/<[^<>]*>/g, '');
  const unit = /[A-Za-zａ-ｚ]$/.test(before);
  return !unit && NOTE.test(behind.slice(0, end).replace(/<[^<>]*>|\s/g, ''));
}
