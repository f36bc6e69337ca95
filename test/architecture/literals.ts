/**
 * The patterns that stand in a TypeScript source as literals. A slash behind an opening mark, an operator or a word that wants a value
 * begins one; behind a value it divides. Comments and strings are passed over; templates are read like code, for patterns stand in them.
 */
export function patternsIn(source: string): RegExp[] {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=(?:[(,=:[!&|?{};>]|\breturn|\byield|\bof|\bin)\s*)\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])*)\/([dgimsuvy]*)(?!\w)/g;
  return [...source.matchAll(token)].flatMap(([, pattern, flags]) => (pattern === undefined ? [] : [new RegExp(pattern, flags)]));
}
