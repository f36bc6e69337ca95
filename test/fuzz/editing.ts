import assert from 'node:assert/strict';
import { engine } from '../../server/src/lsp/engine.js';
import { connect } from '../lsp/harness.js';
import { Random } from '../support/random.js';
import { OpenDraft } from './draft.js';
import { sampleFor } from './edits.js';

/** Edits of one draft. */
const EDITS = 10;
/** Drafts of one editor: it keeps all that it was told. */
const MOST_DRAFTS = 50;

export interface Sequences {
  /** Of the first sequence; each has one of its own, by which it can be run alone. */
  readonly seed: number;
  readonly count: number;
  /** Of so many sequences in every hundred all that is offered is tried too. */
  readonly tried: number;
}

/**
 * Drafts edited at random, over the protocol: in the middle and in the end each is as if it were opened afresh, every edit that is offered
 * applies, and no message comes into the log. Throws with the seed and the text where it is not so; gives the number of edits.
 */
export async function editAtRandom({ seed, count, tried }: Sequences): Promise<number> {
  let edits = 0;
  for (let from = seed; from < seed + count; from += MOST_DRAFTS) {
    const initializationOptions = { fillsTables: true, settings: { inlayHints: 'always' } };
    const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
    const editor = await connect({ engine, initializationOptions, capabilities });
    for (let own = from; own < Math.min(from + MOST_DRAFTS, seed + count); own += 1) {
      const random = new Random(own);
      const draft = new OpenDraft(editor, sampleFor(own, random), own);
      const middle = random.below(EDITS);
      for (let edit = 0; edit < EDITS; edit += 1) {
        await draft.edit(random);
        edits += 1;
        if (edit === middle) await draft.checkAfresh();
      }
      await draft.checkAfresh();
      if (random.below(100) < tried) {
        await draft.checkActions();
        await draft.checkFormatting();
        await draft.checkFixAll();
      }
      draft.close();
    }
    assert.deepEqual(editor.log.all, [], `seeds ${from} to ${from + MOST_DRAFTS - 1}`);
    editor.dispose();
  }
  return edits;
}
