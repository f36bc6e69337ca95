import { type Context, chosen } from './context.js';
import { childNamed, type Element, elementsIn, isOn } from './xml.js';

/** What a paragraph holds. */
export interface Found {
  /** Written by Word itself. */
  readonly number: string;
  readonly text: string;
  readonly boxes: readonly Element[];
  readonly notes: readonly (readonly [path: string, note: Element])[];
  /** Its end was deleted: it goes on in the next paragraph. */
  readonly open: boolean;
}

/** Settings, and text that is not shown any more. */
const PASSED_OVER = new Set(['pPr', 'rPr', 'sdtPr', 'sdtEndPr', 'del', 'moveFrom', 'delText', 'rt', 'fldData', 'txbxContent']);
const DELETED = new Set(['del', 'moveFrom']);
const INSERTED = new Set(['ins', 'moveTo']);
/** All but tabs and line ends. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;
/** Boxes to be ticked and the like, by their numbers in the fonts of symbols. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0FC: '✓',
  F0FB: '✗',
  F0FE: '☑',
  F0FD: '☒',
  F052: '☑',
  F0A8: '□',
  F06F: '□',
  F0A3: '□',
  F06C: '●',
  F0D8: '➢',
};

interface Field {
  code: string;
  isResult: boolean;
}

/** Reads the paragraphs of one story in their order: a field may reach over several. */
export class ParagraphReader {
  private readonly fields: Field[] = [];
  private text = '';
  private boxes: Element[] = [];
  private notes: (readonly [string, Element])[] = [];

  constructor(private readonly context: Context) {}

  read(paragraph: Element): Found {
    this.text = '';
    this.boxes = [];
    this.notes = [];
    this.walk(paragraph);
    const properties = childNamed(paragraph, 'pPr');
    const open = childNamed(childNamed(properties, 'rPr'), 'del') !== undefined;
    // The number is that of the paragraph with which this one is joined.
    const number = open || this.isInContents() ? '' : this.context.numbering.next(properties);
    return { number, text: this.text, boxes: this.boxes, notes: this.notes, open };
  }

  private walk(container: Element): void {
    for (const element of elementsIn(container)) this.take(element);
  }

  private take(element: Element): void {
    const { name } = element;
    const { counts } = this.context;
    if (DELETED.has(name)) counts.deleted += 1;
    if (INSERTED.has(name)) counts.inserted += 1;
    if (PASSED_OVER.has(name)) return;
    if (name === 'r') this.takeRun(element);
    else if (name === 't') this.write(contentOf(element));
    else if (name === 'instrText') this.instruct(contentOf(element));
    else if (name === 'tab' || name === 'ptab') this.write('\t');
    else if (name === 'br' || name === 'cr') this.write('\n');
    else if (name === 'noBreakHyphen') this.write('-');
    else if (name === 'sym') this.write(SYMBOLS[(element.attributes.char ?? '').toUpperCase()] ?? '');
    else if (name === 'fldChar') this.takeField(element.attributes.fldCharType);
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.takeNote(`${name.slice(0, -9)}[${element.attributes.id}]`);
    else if (name === 'drawing' || name === 'pict' || name === 'object') this.takeDrawing(element);
    else if (name === 'AlternateContent') this.walk(chosen(element));
    else this.walk(element);
  }

  /** Of hidden words the fields' marks count all the same. */
  private takeRun(run: Element): void {
    const isHidden = isOn(childNamed(childNamed(run, 'rPr'), 'vanish'));
    if (isHidden && childNamed(run, 't') !== undefined) this.context.counts.hidden += 1;
    for (const element of elementsIn(run)) if (!isHidden || element.name === 'fldChar' || element.name === 'instrText') this.take(element);
  }

  private takeField(type: string | undefined): void {
    const field = this.fields.at(-1);
    if (type === 'begin') this.fields.push({ code: '', isResult: false });
    else if (type === 'end') this.fields.pop();
    else if (type === 'separate' && field !== undefined) {
      field.isResult = true;
      if (isContents(field)) this.context.counts.contents += 1;
    }
  }

  private instruct(words: string): void {
    const field = this.fields.at(-1);
    if (field !== undefined && field.code.length < LONGEST_CODE) field.code += words;
  }

  private isInContents(): boolean {
    return this.fields.some(isContents);
  }

  private write(text: string): void {
    if (this.fields.every((field) => field.isResult && !isContents(field))) this.text += text.replace(CONTROLS, '');
  }

  private takeNote(path: string): void {
    const note = this.context.takeNote(path);
    if (note !== undefined) this.notes.push([path, note]);
  }

  private takeDrawing(drawing: Element): void {
    const before = this.boxes.length;
    this.findBoxes(drawing);
    if (this.boxes.length > before) return;
    if (drawing.name === 'object') this.context.counts.objects += 1;
    else if (holdsPicture(drawing)) this.context.counts.pictures += 1;
  }

  private findBoxes(element: Element): void {
    for (const child of elementsIn(element)) {
      if (child.name === 'txbxContent') this.boxes.push(child);
      else this.findBoxes(child.name === 'AlternateContent' ? chosen(child) : child);
    }
  }
}

const LONGEST_CODE = 200;

/** The table of contents that Word makes: its headings stand again where they belong. */
function isContents({ code, isResult }: Field): boolean {
  return isResult && /^\s*TOC\b/i.test(code);
}

function contentOf({ children }: Element): string {
  return children.filter((child) => typeof child === 'string').join('');
}

/** Lines and shapes without words are no loss. */
function holdsPicture(element: Element): boolean {
  return elementsIn(element).some(({ name }) => name === 'blip' || name === 'imagedata') || elementsIn(element).some(holdsPicture);
}
