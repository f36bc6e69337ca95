/**
 * A text of several lines that stands indented in the code: the line break behind the opening quote goes, and of every line the blanks
 * that all lines have in common. The closing quote on a line of its own leaves the text with its last line break.
 */
export function dedent(strings: TemplateStringsArray): string {
  const lines = strings.join('').replace(/^\n/, '').split('\n');
  const last = lines.length - 1;
  const written = lines.filter((line) => line.trim() !== '');
  const indent = Math.min(...written.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines.map((line, i) => (i === last && line.trim() === '' ? '' : line.slice(Math.min(indent, line.length)))).join('\n');
}
