import type { Message } from '../text/message.js';
import { notesOn } from './docx/notes.js';
import { readDocument } from './docx/read.js';
import { writeDocument } from './docx/write.js';
import { DocumentFailure } from './failure.js';
import type { PageOptions, Part } from './outline.js';
import { type Place, transcribe } from './transcript.js';

/** A Word file as a draft. `notes`: what its reader should know of what was left out. */
export interface WordText {
  readonly text: string;
  readonly places: readonly Place[];
  readonly notes: readonly Message[];
}

/** Writes a report, or a list or letter about reports, as a .docx. */
export function writeWord(parts: readonly Part[], page: PageOptions = {}): Promise<Uint8Array> {
  return writeDocument(parts, page);
}

/** Reads a .docx, or says why it cannot be read. This file and what it imports are a bundle of their own, loaded when a Word file comes. */
export function readWord(bytes: Uint8Array): WordText | { readonly failure: Message } {
  try {
    const { blocks, left } = readDocument(bytes);
    return { ...transcribe(blocks), notes: notesOn(left) };
  } catch (error) {
    if (error instanceof DocumentFailure) return { failure: error.about };
    throw error;
  }
}
