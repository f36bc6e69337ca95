/** A sentence for the user in both languages of the product; the border (LSP, CLI) picks one. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** A language in which messages are written. */
export type Locale = keyof Message;

/** A message in both languages, Chinese first. */
export function say(zh: string, en: string): Message {
  return { zh, en };
}

/** The locale for a BCP 47 tag of the client: everything but English reads Chinese. */
export function localeOf(tag: string | undefined): Locale {
  return tag !== undefined && /^en\b/i.test(tag) ? 'en' : 'zh';
}
