import { formatNumber } from './number-formats.js';
import type { Styles } from './styles.js';
import { childNamed, type Element, elementsIn, isOn, numberAt } from './xml.js';

/** Writes out the numbers that Word makes by itself: asked of every paragraph, in the order of the document. */
export interface Numbering {
  /** What stands before the paragraph's own text; empty where it has no number. */
  next(properties: Element | undefined): string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** 第%1条, （%2）. */
  readonly text: string;
  /** All numbers in it are written in digits. */
  readonly legal: boolean;
  /** The level whose next number begins this one anew; undefined: any above it. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
}

interface List {
  /** Lists of one kind count on together. */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

const MOST_LEVELS = 9;

/** `readStyles` is asked only where there are lists, and once. */
export function numberingOf(part: Element | undefined, readStyles: () => Styles): Numbering {
  const lists = part === undefined ? new Map<string, List>() : listsIn(part);
  let styles: Styles | undefined;
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(properties) {
      if (lists.size === 0) return '';
      styles ??= readStyles();
      const own = childNamed(properties, 'numPr');
      const style = styles.numberingOf(childNamed(properties, 'pStyle')?.attributes.val);
      const id = childNamed(own, 'numId')?.attributes.val ?? style?.id;
      const list = id === undefined ? undefined : lists.get(id);
      if (id === undefined || list === undefined) return '';
      const index = numberAt(childNamed(own, 'ilvl')) ?? style?.level ?? levelOfStyle(list, style?.style) ?? 0;
      const level = list.levels.get(index);
      if (level === undefined || index < 0 || index >= MOST_LEVELS) return '';
      const numbers = counts.get(list.kind) ?? [];
      counts.set(list.kind, numbers);
      const start = list.starts.get(index);
      const isNew = start !== undefined && !begun.has(`${id}/${index}`);
      begun.add(`${id}/${index}`);
      numbers[index] = isNew ? start : (numbers[index] ?? level.start - 1) + 1;
      restart(numbers, index, list);
      return written(list, level, index, numbers);
    },
  };
}

function levelOfStyle({ levels }: List, style: string | undefined): number | undefined {
  return style === undefined ? undefined : [...levels].find(([, level]) => level.style === style)?.[0];
}

function restart(numbers: (number | undefined)[], above: number, { levels }: List): void {
  for (let index = above + 1; index < MOST_LEVELS; index += 1) {
    const level = levels.get(index);
    if (level?.restart === undefined || (level.restart > 0 && above < level.restart)) numbers[index] = undefined;
  }
}

function written({ levels }: List, level: Level, index: number, numbers: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return level.text === '' ? '' : '- ';
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const other = levels.get(Number(digit) - 1);
    const value = numbers[Number(digit) - 1] ?? other?.start ?? 1;
    return formatNumber(level.legal && Number(digit) - 1 < index ? 'decimal' : (other?.format ?? 'decimal'), value);
  });
  // A mark holds the number apart by itself; behind a bare number a tab or a blank does.
  return text === '' || /[、.．）)〕】:：。，,]$/.test(text) ? text : `${text} `;
}

function listsIn(part: Element): Map<string, List> {
  const kinds = new Map<string, Element>();
  const byStyle = new Map<string, Element>();
  for (const element of elementsIn(part)) {
    if (element.name !== 'abstractNum') continue;
    kinds.set(element.attributes.abstractNumId ?? '', element);
    const style = childNamed(element, 'styleLink')?.attributes.val;
    if (style !== undefined) byStyle.set(style, element);
  }
  const lists = new Map<string, List>();
  for (const element of elementsIn(part)) {
    const kind = element.name === 'num' ? childNamed(element, 'abstractNumId')?.attributes.val : undefined;
    const named = kind === undefined ? undefined : kinds.get(kind);
    if (kind === undefined || named === undefined) continue;
    const link = childNamed(named, 'numStyleLink')?.attributes.val;
    lists.set(element.attributes.numId ?? '', listOf(kind, (link === undefined ? undefined : byStyle.get(link)) ?? named, element));
  }
  return lists;
}

function listOf(kind: string, named: Element, instance: Element): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const element of elementsIn(named)) if (element.name === 'lvl') levels.set(numberAt(element, 'ilvl') ?? 0, levelOf(element));
  for (const element of elementsIn(instance)) {
    if (element.name !== 'lvlOverride') continue;
    const index = numberAt(element, 'ilvl') ?? 0;
    const level = childNamed(element, 'lvl');
    if (level !== undefined) levels.set(index, levelOf(level));
    const start = numberAt(childNamed(element, 'startOverride'));
    if (start !== undefined) starts.set(index, start);
  }
  return { kind, levels, starts };
}

/** In WPS and newer Word a format of its own may stand behind the one for older programs. */
function levelOf(element: Element): Level {
  const choice = childNamed(childNamed(element, 'AlternateContent'), 'Choice');
  return {
    start: numberAt(childNamed(element, 'start')) ?? 1,
    format: (childNamed(choice, 'numFmt') ?? childNamed(element, 'numFmt'))?.attributes.val ?? 'decimal',
    text: childNamed(element, 'lvlText')?.attributes.val ?? '',
    legal: isOn(childNamed(element, 'isLgl')),
    restart: numberAt(childNamed(element, 'lvlRestart')),
    style: childNamed(element, 'pStyle')?.attributes.val,
  };
}
