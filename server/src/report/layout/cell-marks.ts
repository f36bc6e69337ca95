import { lookOf } from '../../text/figure.js';
import { nextLineStart } from '../../text/lines.js';
import { mark } from './marks.js';

/** What an author or an export may write between the cells of a row where others have tabs or pipes. */
const DRAWN = ['│', '┃', '║', '｜'];
const TYPED = ['；', ';', '，', ','];
/** No row is longer, no cell either. */
const LONGEST_ROW = 400;
const LONGEST_CELL = 80;
/** Captions and labels alone may stand between rows; running text may not. */
const LONGEST_BETWEEN = 60;
const MOST_BETWEEN = 3;
/** So many figures behind labels, in one row or several, are a table. */
const MANY_FIGURES = 5;

interface Line {
  readonly start: number;
  readonly cells: readonly string[];
}

/**
 * The text with tabs for the marks that hold the cells of tables apart, dashes for drawn borders, and blanks for the line ends within a
 * cell, one character for one. Which marks do shows in the rows of figures: in running text they are what they are.
 */
export function withTabs(text: string, marks: number): string {
  let read = text;
  if ((marks & mark.drawn) !== 0) {
    read = read.replace(BORDER, (line) => line.replace(/\S/g, '-'));
    for (const sign of DRAWN) if (read.includes(sign)) read = apart(read, sign);
  }
  if (read.includes('\t"') || read.includes('"\t')) read = read.replace(QUOTED, (cell) => cell.replace(/["\r\n]/g, ' '));
  for (const sign of TYPED) if (mayHoldApart(read, sign)) read = apart(read, sign);
  return read;
}

/** A cell copied out of a spreadsheet: where it has several lines, quotes stand around them. */
const QUOTED = /(?<=\t)"[^"\t]{0,60}\n[^"\t]{0,60}"(?=[\t\r\n]|$)|(?<=^|\n)"[^"\t]{0,60}\n[^"\t]{0,60}"(?=\t)/g;

/** A line of nothing but drawn borders. */
const BORDER = /^[ \t\u3000]*[\u2500-\u257f](?:[ \t\u3000]*[\u2500-\u257f]){2,}[ \t\u3000]*$/gm;

/** Hardly a table is without a zero. */
function mayHoldApart(text: string, sign: string): boolean {
  const zero = sign === ',' ? `0${sign}` : '0';
  return text.includes(sign + zero) || text.includes(`${sign} ${zero}`);
}

function apart(text: string, sign: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, cells } of rowsIn(text, sign)) {
    parts.push(text.slice(done, start), tabbed(cells, DRAWN.includes(sign)));
    done = start + cells.join(sign).length;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

/** The lines that are rows of tables, in order. */
function rowsIn(text: string, sign: string): Line[] {
  const rows: Line[] = [];
  let run: Line[] = [];
  let between = 0;
  const close = () => {
    if (isTable(run, sign)) rows.push(...run);
    run = [];
    between = 0;
  };
  for (let start = 0; start < text.length; ) {
    const next = nextLineStart(text, start);
    const line = text.slice(start, next).trimEnd();
    const cells = line.length <= LONGEST_ROW && !line.includes('。') ? cellsIn(line, sign) : [];
    if (cells.length > 1 && cells.every(({ length }) => length <= LONGEST_CELL)) {
      run.push({ start, cells });
      between = 0;
    } else if (line !== '' && !line.startsWith('---')) {
      between += 1;
      if (cells.length !== 1 || line.length > LONGEST_BETWEEN || between > MOST_BETWEEN) close();
    }
    start = next;
  }
  close();
  return rows;
}

/** A mark within brackets is one of the words there: 部分公开（区分处理的，只计这一情形）. */
function cellsIn(line: string, sign: string): readonly string[] {
  const cells = line.split(sign);
  if (!/[（(]/.test(line)) return cells;
  const whole: string[] = [];
  let open = '';
  for (const cell of cells) {
    open = open === '' ? cell : open + sign + cell;
    if (isOpen(open)) continue;
    whole.push(open);
    open = '';
  }
  return open === '' ? whole : cells;
}

function isOpen(words: string): boolean {
  return Math.max(words.lastIndexOf('（'), words.lastIndexOf('(')) > Math.max(words.lastIndexOf('）'), words.lastIndexOf(')'));
}

/** Where a comma may as well stand within 1,234, nobody can tell. */
function isTable(lines: readonly Line[], sign: string): boolean {
  if ((sign === ',' || sign === '，') && lines.some(({ cells }) => THOUSANDS.test(cells.join(',')))) return false;
  let figures = 0;
  for (const { cells } of lines) figures += figuresBehindLabels(cells);
  return figures >= MANY_FIGURES;
}

const THOUSANDS = /(?<!\d)\d{1,3},\d{3}(?!\d)/;

/** How many figures a row holds behind its labels; 0 for a line that has anything else there. */
function figuresBehindLabels(cells: readonly string[]): number {
  const looks = cells.map((cell) => lookOf(cell.trim()));
  const first = looks.indexOf('figure');
  const figures = first < 0 ? [] : looks.slice(first);
  return figures.includes('text') ? 0 : figures.filter((look) => look === 'figure').length;
}

/** Borders at the ends of a row are no cells; a colon behind the label is one more mark between cells. */
function tabbed(cells: readonly string[], drawn: boolean): string {
  const apart = cells.map((cell, i) => (lookOf(cells[i + 1]?.trim() ?? '') === 'figure' ? cell.replace(COLON, '\t$1') : cell));
  const isBlank = (i: number) => cells[i]?.trim() === '';
  const isOuter = (i: number) => drawn && ((i === 1 && isBlank(0)) || (i === cells.length - 1 && isBlank(i)));
  return apart.reduce((row, cell, i) => `${row}${isOuter(i) ? ' ' : '\t'}${cell}`);
}

const COLON = /[:：]([ \d.]+)$/;
