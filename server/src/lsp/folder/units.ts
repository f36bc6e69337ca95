import { placeIn } from '../../input/documents.js';
import type { Paths } from '../../input/input-text.js';
import type { Severity } from '../../rules/shared/rule.js';
import type { Message } from '../../text/message.js';
import type { Analysis } from '../analysis.js';
import type { Engine } from '../engine.js';
import type { Status } from '../protocol.js';
import { statusOf } from '../status.js';

/** A report in one line: all that is kept of one that is not open. */
export interface Unit extends Pick<Status, 'uri' | 'year' | 'issuer' | 'form' | 'equations' | 'findings'> {
  /** Why it could not be read. */
  readonly failure?: Message;
  /** Of a Word file, whose text nobody sees: what would stand in it. */
  readonly notes?: readonly Note[];
}

/** A finding by its place in words. */
export interface Note {
  readonly severity: Severity;
  readonly message: Message;
  readonly place: Message;
}

/** Undefined for what is no report. `paths`: it is a Word file. */
export function unitOf(analysis: Analysis, engine: Engine, paths?: Paths): Unit | undefined {
  const { isReport, version, ...status } = statusOf(analysis, analysis.findings, engine);
  if (analysis.reading.kind === 'other') return undefined;
  if (paths === undefined) return status;
  const placeOf = placeIn(paths, analysis.reading);
  const notes = analysis.findings.map(({ severity, message, at }) => ({ severity, message, place: placeOf(at).words }));
  return { ...status, notes };
}

/** The line for a file that may be a report and cannot be read: its failure stands in place of all figures. */
export function unreadable(uri: string, failure: Message): Unit {
  const equations = { holds: 0, fails: 0, unknown: 0 };
  return { uri, year: null, issuer: null, form: null, equations, findings: { errors: 0, warnings: 0, infos: 0, hints: 0 }, failure };
}

/** What cannot be read first, then by errors, equations that fail, warnings and the rest; the same order every time. */
export function worstFirst(units: Iterable<Unit>): Unit[] {
  return [...units].sort((a, b) => {
    const [one, other] = [gravityOf(a), gravityOf(b)];
    const at = one.findIndex((number, i) => number !== other[i]);
    if (at >= 0) return (other[at] ?? 0) - (one[at] ?? 0);
    return a.uri < b.uri ? -1 : 1;
  });
}

function gravityOf({ failure, findings, equations }: Unit): readonly number[] {
  const { errors, warnings, infos, hints } = findings;
  return [failure === undefined ? 0 : 1, errors, equations.fails, warnings, infos, hints];
}
