import type { DocumentBlock, DocumentCell, DocumentRow, DocumentTable } from '../document.js';
import { type Context, chosen } from './context.js';
import { type Found, ParagraphReader } from './paragraph.js';
import { childNamed, type Element, elementsIn, numberAt } from './xml.js';

/** Wrappers that hold what their contents are: content controls, custom XML, accepted insertions. */
const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo']);
/** Word allows no more columns. */
const MOST_COLUMNS = 63;

/** Reads a body, a cell, a text box or a note: paragraphs and tables in their order. */
export function readStory(container: Element, path: string, context: Context): DocumentBlock[] {
  return new StoryReader(path, context).read(container);
}

class StoryReader {
  private readonly blocks: DocumentBlock[] = [];
  private readonly paragraphs: ParagraphReader;
  private paragraph = 0;
  private table = 0;
  /** Of a paragraph whose end was deleted: it goes on in the next. */
  private begun: Found | undefined;

  constructor(
    private readonly path: string,
    private readonly context: Context,
  ) {
    this.paragraphs = new ParagraphReader(context);
  }

  read(container: Element): DocumentBlock[] {
    this.walk(container);
    if (this.begun !== undefined) this.close(this.begun, `${this.path}/paragraph[${this.paragraph}]`);
    return this.blocks;
  }

  private walk(container: Element): void {
    for (const element of elementsIn(container)) {
      const { name } = element;
      if (name === 'p') this.takeParagraph(element);
      else if (name === 'tbl') this.takeTable(element);
      else if (name === 'AlternateContent') this.walk(chosen(element));
      else if (name === 'altChunk') this.context.counts.objects += 1;
      else if (isContents(element)) this.context.counts.contents += 1;
      else if (WRAPPERS.has(name)) this.walk(element);
    }
  }

  private takeParagraph(element: Element): void {
    this.paragraph += 1;
    const found = this.paragraphs.read(element);
    const whole: Found = this.begun === undefined ? found : joined(this.begun, found);
    this.begun = undefined;
    if (found.open) this.begun = whole;
    else this.close(whole, `${this.path}/paragraph[${this.paragraph}]`);
  }

  /** Text boxes and notes stand behind the paragraph that they belong to; a mark of a note would read as a figure. */
  private close({ number, text, boxes, notes }: Found, path: string): void {
    this.blocks.push({ kind: 'paragraph', path, text: number + text });
    for (const [i, box] of boxes.entries())
      for (const block of readStory(box, `${path}/textbox[${i + 1}]`, this.context)) this.blocks.push(block);
    for (const [key, note] of notes) {
      for (const [i, block] of readStory(note, key, this.context).entries()) {
        const isFirst = i === 0 && block.kind === 'paragraph';
        this.blocks.push(isFirst ? { ...block, text: `注：${block.text.trim()}` } : block);
      }
    }
  }

  private takeTable(element: Element): void {
    this.table += 1;
    const path = `${this.path}/table[${this.table}]`;
    const rows: DocumentRow[] = [];
    for (const row of wrapped(element, 'tr')) {
      const properties = childNamed(row, 'trPr');
      if (childNamed(properties, 'ins') !== undefined) this.context.counts.inserted += 1;
      if (childNamed(properties, 'del') !== undefined) this.context.counts.deleted += 1;
      else rows.push(this.row(row, `${path}/row[${rows.length + 1}]`));
    }
    const table: DocumentTable = { kind: 'table', path, rows };
    this.blocks.push(table);
  }

  private row(element: Element, path: string): DocumentRow {
    const cells: DocumentCell[] = [];
    for (const cell of wrapped(element, 'tc')) {
      const properties = childNamed(cell, 'tcPr');
      if (childNamed(properties, 'cellDel') !== undefined) {
        this.context.counts.deleted += 1;
        continue;
      }
      const own = `${path}/cell[${cells.length + 1}]`;
      const span = numberAt(childNamed(properties, 'gridSpan')) ?? 1;
      const blocks = readStory(cell, own, this.context);
      cells.push({ path: own, blocks, colspan: columns(span, 1), continues: goesOn(properties, 'vMerge') || goesOn(properties, 'hMerge') });
    }
    const before = numberAt(childNamed(childNamed(element, 'trPr'), 'gridBefore')) ?? 0;
    return { before: columns(before, 0), cells };
  }
}

function columns(count: number, least: number): number {
  return Math.max(least, Math.min(MOST_COLUMNS, count));
}

/** A merge that says nothing more goes on; one that begins says so. */
function goesOn(properties: Element | undefined, merge: 'vMerge' | 'hMerge'): boolean {
  const element = childNamed(properties, merge);
  return element !== undefined && element.attributes.val !== 'restart';
}

/** Rows of a table, cells of a row, also within wrappers. */
function wrapped(container: Element, name: string): Element[] {
  return elementsIn(container).flatMap((element) => {
    if (element.name === name) return [element];
    if (element.name === 'AlternateContent') return wrapped(chosen(element), name);
    return WRAPPERS.has(element.name) ? wrapped(element, name) : [];
  });
}

function joined(a: Found, b: Found): Found {
  return { number: b.number, text: a.text + b.text, boxes: [...a.boxes, ...b.boxes], notes: [...a.notes, ...b.notes], open: b.open };
}

/** The table of contents that Word makes: its headings stand again where they belong. */
function isContents(element: Element): boolean {
  const gallery = childNamed(childNamed(childNamed(element, 'sdtPr'), 'docPartObj'), 'docPartGallery');
  return element.name === 'sdt' && /table of contents/i.test(gallery?.attributes.val ?? '');
}
