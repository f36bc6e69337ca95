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

/** A snippet of LSP and VS Code: Tab goes from place to place. */
export function snippetOf(pieces: readonly Piece[]): string {
  let places = 0;
  const parts = pieces.map((piece) => {
    if (typeof piece === 'string') return escaped(piece);
    places += 1;
    return piece.prompt === '' ? `$${places}` : `\${${places}:${escaped(piece.prompt)}}`;
  });
  return `${parts.join('')}$0`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A prompt as templates print it; the rule `leftover` reports it until it is filled in. */
export function prompt(what: string): Place {
  return { prompt: `（请填写${what}）` };
}
