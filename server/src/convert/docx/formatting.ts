import { element, flag, valued } from './element.js';
import type { Face } from './fonts.js';

/** How characters look. Sizes in half points, `spacing` in twentieths of a point. */
export interface RunLook {
  readonly face?: Face;
  readonly bold?: boolean;
  readonly color?: string;
  readonly spacing?: number;
  readonly size?: number;
}

/** How paragraphs look. Measures in twentieths of a point, `firstLineChars` in hundredths of a character. */
export interface ParagraphLook {
  readonly style?: string;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Whether its lines stand on the grid of the page. */
  readonly snapToGrid?: false;
  readonly spacing?: { readonly before?: number; readonly after?: number; readonly line?: number; readonly lineRule?: 'exact' };
  readonly indent?: { readonly left?: number; readonly right?: number; readonly firstLine?: number; readonly firstLineChars?: number };
  readonly alignment?: 'left' | 'center' | 'right' | 'both';
  readonly outlineLevel?: number;
}

/** The look of a run. The order of the elements is that of the standard: Word refuses another. */
export function runProperties({ face, bold, color, spacing, size }: RunLook, more = ''): string {
  const { ascii, hAnsi, eastAsia, cs, hint } = face?.run ?? {};
  const fonts = { 'w:ascii': ascii, 'w:cs': cs, 'w:eastAsia': eastAsia, 'w:hAnsi': hAnsi, 'w:hint': hint };
  const written = [
    face === undefined ? '' : element('w:rFonts', fonts),
    weight('w:b', bold),
    weight('w:bCs', bold),
    valued('w:color', color),
    valued('w:spacing', spacing),
    valued('w:sz', size),
    valued('w:szCs', size),
    more,
  ].join('');
  return written === '' ? '' : element('w:rPr', {}, written);
}

/** Said where it is not so, too: a style below may have it. */
function weight(name: string, bold: boolean | undefined): string {
  return bold === false ? valued(name, 'false') : flag(name, bold);
}

/** The look of a paragraph, in the order of the standard. */
export function paragraphProperties(look: ParagraphLook): string {
  const { spacing, indent } = look;
  const written = [
    valued('w:pStyle', look.style),
    flag('w:keepNext', look.keepNext),
    flag('w:keepLines', look.keepLines),
    flag('w:pageBreakBefore', look.pageBreakBefore),
    valued('w:snapToGrid', look.snapToGrid === false ? 0 : undefined),
    spacing === undefined ? '' : element('w:spacing', prefixed({ after: spacing.after, before: spacing.before, ...spacing })),
    indent === undefined ? '' : element('w:ind', prefixed(indent)),
    valued('w:jc', look.alignment),
    valued('w:outlineLvl', look.outlineLevel),
  ].join('');
  return written === '' ? '' : element('w:pPr', {}, written);
}

function prefixed(values: Readonly<Record<string, string | number | undefined>>): Record<string, string | number | undefined> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`w:${key}`, value]));
}
