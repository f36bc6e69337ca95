import type { LedgerAnswer, LedgerLine } from '../../server/src/lsp/protocol.js';

/** From the page to the extension. */
export type FromLedger = { readonly type: 'ready' } | { readonly type: 'place'; readonly range: NonNullable<LedgerLine['range']> };

/** From the extension to the page. */
export type ToLedger =
  | { readonly type: 'show'; readonly answer: LedgerAnswer | null }
  /** To the chapter whose title begins so. */
  | { readonly type: 'focus'; readonly chapter: string };
