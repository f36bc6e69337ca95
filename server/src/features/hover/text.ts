import type { Message } from '../../text/message.js';
import type { Span } from '../../text/span.js';

/** What a hover says of the text at a place, in Markdown. */
export interface Told {
  readonly at: Span;
  readonly markdown: Message;
}

/** Text of the draft or the form as Markdown that shows exactly these characters, and makes no link of a bare address. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&@]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)([-+])(?=\s)/, '$1\\$2');
}

/** Both languages, each paragraph from the messages that there are. */
export function paragraphs(...parts: readonly (Message | undefined)[]): Message {
  const shown = parts.filter((part) => part !== undefined);
  return { zh: shown.map(({ zh }) => zh).join('\n\n'), en: shown.map(({ en }) => en).join('\n\n') };
}

/** Lines that stay lines: a list. */
export function list(items: readonly Message[]): Message | undefined {
  if (items.length === 0) return undefined;
  return { zh: items.map(({ zh }) => `- ${zh}`).join('\n'), en: items.map(({ en }) => `- ${en}`).join('\n') };
}
