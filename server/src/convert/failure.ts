import type { Message } from '../text/message.js';

/** Why a file of a word processor cannot be read, in the user's words. Whoever opens one turns it into an answer; none leaves the room. */
export class DocumentFailure extends Error {
  constructor(readonly about: Message) {
    super(about.en);
  }
}
