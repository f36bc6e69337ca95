/** A place to be filled in. `prompt` says with what; a blank one is a cell. */
export interface Place {
  readonly prompt: string;
}

/** Text with places in it: what is composed is written once, and comes out as a draft or as a snippet. */
export type Piece = string | Place;

/** A draft: prompts stand in the text, cells are blank. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.prompt)).join('');
}

/**
 * A snippet of LSP and VS Code: Tab goes from prompt to prompt. Cells are no places of it, for in a table the keys are the table's; where
 * there are cells alone, the cursor ends in the first.
 */
export function snippetOf(pieces: readonly Piece[]): string {
  let places = 0;
  const end = pieces.some((piece) => typeof piece !== 'string' && piece.prompt !== '')
    ? undefined
    : pieces.find((piece) => typeof piece !== 'string');
  const parts = pieces.map((piece) => {
    if (typeof piece === 'string') return escaped(piece);
    if (piece.prompt === '') return piece === end ? '$0' : '';
    places += 1;
    return `\${${places}:${escaped(piece.prompt)}}`;
  });
  return end === undefined ? `${parts.join('')}$0` : parts.join('');
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A prompt as templates print it; the rule `leftover` reports it until it is filled in. */
export function prompt(what: string): Place {
  return { prompt: `（请填写${what}）` };
}
