import type { Locale, Message } from '../text/message.js';
import type { Engine } from './engine.js';
import type { Io } from './io.js';
import { printable } from './paint.js';

/** What every command works with. */
export interface Context {
  readonly io: Io;
  readonly engine: Engine;
  readonly locale: Locale;
}

/** One line on stderr, in the user's language. */
export async function complain({ io, locale }: Pick<Context, 'io' | 'locale'>, path: string, message: Message): Promise<void> {
  const about = path === '' ? '' : `${printable(path)}: `;
  await io.stderr.write(`gouji: ${about}${printable(message[locale])}\n`);
}
