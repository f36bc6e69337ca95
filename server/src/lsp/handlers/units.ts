import { type Connection, FileChangeType, RAL, RequestType0 } from 'vscode-languageserver';
import { isDraft } from '../../input/names.js';
import type { Locale } from '../../text/message.js';
import { type Analysis, DRAFT_LANGUAGE } from '../analysis.js';
import { property } from '../capabilities.js';
import { diagnosticsOf } from '../diagnostics.js';
import type { Feature } from '../feature.js';
import { Folder } from '../folder/folder.js';
import type { FolderHost } from '../folder/host.js';
import { ShownProgress } from '../folder/progress.js';
import type { Surroundings } from '../folder/surroundings.js';
import { type Unit, worstFirst } from '../folder/units.js';
import { notificationOf } from '../messages.js';
import { pathOf } from '../paths.js';
import type { FolderProgress, Requests, UnitLine } from '../protocol.js';
import type { Session } from '../session.js';

type Method = 'gouji/units';
/** Without parameters. */
const UNITS = new RequestType0<Requests[Method]['result'], void>('gouji/units' satisfies Method);

/** All reports of the folders that are open, and their findings; where the server has no disk, those that are open. */
export const units: Feature = {
  serve: (connection, session) => {
    const folder: Folder = new Folder(surroundingsOf(connection, session, () => changed()));
    const progress = new ShownProgress(connection, () => folder.stop());
    const changed = atMostOnce(() => {
      if (session.lifecycle.refusal === undefined) tell();
      // The connection has ended: nobody is left who could be told.
      if (session.lifecycle.refusal !== undefined && folder.state === 'working') folder.stop();
    });
    const tell = () => {
      const now = progressOf(folder);
      progress.tell(now, session.client.locale);
      if (session.client.showsUnits) session.send(() => connection.sendNotification(notificationOf('gouji/unitsChanged'), now));
    };
    follow(folder, connection, session);
    connection.onNotification(notificationOf('gouji/checkFolder'), ({ action }) => (action === 'check' ? folder.wake() : folder.stop()));
    connection.onRequest(UNITS, () => {
      const { locale } = session.client;
      const lines = worstFirst(folder.units.values()).map((unit) => lineOf(unit, locale));
      return session.lifecycle.refusal ?? { ...progressOf(folder), units: lines, leftOut: folder.leftOut };
    });
  },
};

/** Tells the folder of all that happens. */
function follow(folder: Folder, connection: Connection, session: Session): void {
  let roots = session.client.folders;
  const configure = () => {
    const paths = session.folderHost === undefined ? [] : roots.flatMap((uri) => pathOf(uri) ?? []);
    folder.configure(paths, session.configuration.current);
  };
  session.covers = (uri) => {
    const path = pathOf(uri);
    return path !== undefined && folder.covers(path);
  };
  session.onRecheck(configure);
  if (session.configuration.settled) configure();
  const judged = (uri: string, analysis: Analysis) =>
    folder.judged(uri, pathOf(uri), { ...analysis, findings: [...session.visibleFindings(analysis)] });
  session.onReveal(() => {
    for (const { uri } of session.documents.all()) {
      const analysis = session.atHand(uri);
      if (analysis !== undefined) judged(uri, analysis);
    }
  });
  session.onVersion((uri) => {
    const analysis = session.atHand(uri);
    if (analysis !== undefined) judged(uri, analysis);
    else if (session.documents.get(uri) === undefined) folder.closed(uri, pathOf(uri));
  });
  session.onFiles((events) => {
    for (const { uri, type } of events) {
      const path = pathOf(uri);
      if (path !== undefined) folder.touched(path, type === FileChangeType.Deleted ? 'gone' : 'written');
    }
  });
  session.documents.onDidSave(() => {
    if (!session.client.registersWatchers) void folder.scan();
  });
  if (session.client.tellsFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      roots = [...roots.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      session.folders = roots;
      configure();
    });
  }
}

function surroundingsOf(connection: Connection, session: Session, changed: () => void): Surroundings {
  return {
    host: session.folderHost ?? NO_DISK,
    engine: session.engine,
    get pulls() {
      return session.client.pulls;
    },
    excluded: () => (session.client.configures ? excludedBy(connection) : Promise.resolve([])),
    judge: (path, uri, text) => session.judgeFile({ uri, languageId: isDraft(path) ? DRAFT_LANGUAGE : '', text }),
    isOpen: (path) => session.documents.all().some(({ uri }) => pathOf(uri) === path),
    idle: () => session.idle(),
    failed: (path, error) => session.log(path, error),
    publish: (uri, analysis) => {
      const diagnostics = analysis === undefined ? [] : diagnosticsOf(analysis, new Set(analysis.findings), session.client.locale);
      session.send(() => connection.sendDiagnostics({ uri, diagnostics }));
    },
    changed,
  };
}

/** As an editor has it: `files.exclude`, patterns by whether they hold. One that has no such setting answers null, or not at all. */
async function excludedBy(connection: Connection): Promise<readonly string[]> {
  const answer: unknown = await answerOf(() => connection.workspace.getConfiguration('files.exclude'));
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.keys(answer).filter((pattern) => property(answer, pattern) === true);
}

/** Undefined where there is none, or nobody to ask. */
async function answerOf(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

const NO_DISK: FolderHost = {
  list: () => Promise.resolve([]),
  stat: () => Promise.resolve(undefined),
  read: () => Promise.reject(new Error('no disk')),
  join: (folder, name) => `${folder}/${name}`,
  isTooWide: () => true,
};

function progressOf(folder: Folder): FolderProgress {
  return { state: folder.state, ...folder.progress };
}

function lineOf({ failure, notes, ...unit }: Unit, locale: Locale): UnitLine {
  return {
    ...unit,
    failure: failure?.[locale] ?? null,
    notes: notes?.map(({ severity, message, place }) => ({ severity, message: message[locale], place: place[locale] })) ?? null,
  };
}

/** However often something changes in a turn, it is told once. */
function atMostOnce(tell: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    RAL().timer.setImmediate(() => {
      isDue = false;
      tell();
    });
  };
}
