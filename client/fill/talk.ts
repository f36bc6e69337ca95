import type { FillAnswer, FillChange, FillNote } from '../../server/src/lsp/protocol.js';

/** From the view to the extension. */
export type FromView =
  | { readonly type: 'ready' }
  /** Numbered, so that what comes back tells which of them are done. */
  | { readonly type: 'change'; readonly id: number; readonly table: number; readonly form: string; readonly change: FillChange }
  | { readonly type: 'repair'; readonly version: number; readonly edits: FillNote['repairs'][number]['edits'] }
  | { readonly type: 'undo' }
  | { readonly type: 'text'; readonly line: number };

/** From the extension to the view. */
export type ToView =
  | { readonly type: 'show'; readonly answer: FillAnswer | null }
  /** A change is done, or was refused; `words` are to be said. */
  | { readonly type: 'done'; readonly id: number; readonly words: string; readonly refused: boolean }
  /** A table by its id, or by the line of the draft that it stands on. */
  | { readonly type: 'focus'; readonly table: string | number };

/** The words of the view itself, in the language of the editor. */
export interface Words {
  readonly grid: string;
  readonly adopt: (text: string) => string;
  readonly adoptHint: string;
  readonly zeros: string;
  /** The same on the button in the table. */
  readonly zero: string;
  readonly yes: string;
  readonly no: string;
  readonly blank: string;
  readonly locked: string;
  readonly previous: (text: string) => string;
  readonly shouldBe: (text: string) => string;
  readonly status: Readonly<Record<'holds' | 'fails' | 'unknown', string>>;
  readonly toText: string;
  readonly noReport: string;
  readonly noTables: string;
  readonly help: string;
  readonly noFigure: (text: string) => string;
  readonly repairs: string;
}
