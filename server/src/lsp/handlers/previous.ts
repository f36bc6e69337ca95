import { type Reading, type Report, reportIn } from '../../report/types.js';
import { isHtmlUri } from '../analysis.js';
import type { Session } from '../session.js';

interface Known {
  readonly version: number;
  readonly reading: Reading;
}

/** Other open documents as they were last read; what is closed is forgotten with its session's document. */
const known = new WeakMap<Session, Map<string, Known>>();

/** Last year's report of the same body, where it is open. */
export function previousReport({ issuer, year }: Report, session: Session): Report | undefined {
  if (issuer === undefined || year === undefined) return undefined;
  const before = known.get(session) ?? new Map<string, Known>();
  const now = new Map<string, Known>();
  for (const document of session.documents.all()) {
    const { uri, version } = document;
    const last = before.get(uri);
    const reading = last?.version === version ? last.reading : session.engine.read(document.getText(), { html: isHtmlUri(uri) });
    now.set(uri, { version, reading });
  }
  known.set(session, now);
  return [...now.values()].map(({ reading }) => reportIn(reading)).find((one) => one?.issuer === issuer && one.year === year - 1);
}
