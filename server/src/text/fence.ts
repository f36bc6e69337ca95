/** The marks with which a line without blanks at its ends opens a fence of code, or closes the one that is open; '' where it does neither. */
export function fenceMark(line: string, open: string): string {
  const mark = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0] ?? '';
  return open === '' || (mark === line && mark.startsWith(open)) ? mark : '';
}
