import { StreamMessageReader } from 'vscode-languageserver/node';

/** No editor stops so long in the midst of a message: a length was told that is not the message's. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Calls `broken` when messages can no longer be told apart. After a wrong Content-Length everything that follows is unreadable; an
 * editor starts a server anew that has ended, and waits for one that lives and hears nothing. Looks at the frames only, not inside.
 */
export function watchFrames(input: NodeJS.ReadableStream, broken: (reason: string) => void): void {
  const frames = new StreamMessageReader(input, {
    contentTypeDecoder: { name: 'frames', decode: () => Promise.resolve({ jsonrpc: '2.0' }) },
  });
  frames.partialMessageTimeout = LONGEST_PAUSE_MS;
  frames.onError(({ message }) => broken(message));
  frames.onPartialMessage(() => broken('a message that does not end'));
  frames.listen(() => undefined);
}
