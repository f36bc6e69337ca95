import { codesOf, lastCode, withoutBlanks } from '../../text/chars.js';

/** A line of a dump that is no content. */
export function isPageNumber(text: string): boolean {
  return OPENS_PAGE_NUMBER.has(text.charCodeAt(0)) && PAGE_NUMBER.test(text);
}

const OPENS_PAGE_NUMBER = codesOf('-—–－第');
const PAGE_NUMBER = /^(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页(?:\s*(?:[,，]\s*)?共\s*\d{1,3}\s*页)?)$/;
/** A numbered line of level 1 that is no row: a heading in words of its own, which ends the table. */
export const SECTION_LIKE = /^[一二三四五六七八九十]{1,3}、/;
/** Printed in the unit column, or on a line of their own in a dump; a line break of the source may stand in it as a blank. */
export function isUnit(text: string): boolean {
  return text.length <= LONGEST_UNIT && UNITS.has(withoutBlanks(text));
}

const LONGEST_UNIT = 8;
const UNITS = new Set(['条', '件', '次', '篇', '万元', '元', '个', '人', '人次', '项']);

/** 12.5%: a figure that no cell of the form may hold, but the office's own tables do. */
export function isPercentage(text: string): boolean {
  return PERCENT.has(lastCode(text)) && PERCENTAGE.test(text);
}

const PERCENT = codesOf('%％');
const PERCENTAGE = /^[+-]?\d[\d.,]*[%％]$/;
