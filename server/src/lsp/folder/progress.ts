import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { type Locale, say } from '../../text/message.js';
import type { FolderProgress } from '../protocol.js';

/** Fewer files are done before anybody has read how far they are. */
const WORTH_TELLING = 20;
const TITLE = say('勾稽：检查文件夹里的年报', 'Gouji: checking the reports of the folder');

/** Shows in the editor how far the checking has come, while it takes some time. There it can be cancelled. */
export class ShownProgress {
  #shown: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
  #percent = 0;

  constructor(
    private readonly connection: Connection,
    private readonly cancel: () => void,
  ) {}

  tell({ state, done, total }: FolderProgress, locale: Locale): void {
    if (state !== 'working') {
      this.#end();
      return;
    }
    if (this.#shown === undefined && total - done < WORTH_TELLING) return;
    const percent = Math.floor((100 * done) / Math.max(total, 1));
    this.#shown ??= this.#begin(locale);
    if (percent === this.#percent) return;
    this.#percent = percent;
    show(this.#shown, (reporter) => reporter.report(percent, `${done}/${total}`));
  }

  /** A client that refuses shows nothing; the work goes on. */
  async #begin(locale: Locale): Promise<WorkDoneProgressServerReporter | undefined> {
    try {
      const reporter = await this.connection.window.createWorkDoneProgress();
      reporter.begin(TITLE[locale], 0, '', true);
      reporter.token.onCancellationRequested(this.cancel);
      return reporter;
    } catch {
      return undefined;
    }
  }

  #end(): void {
    const shown = this.#shown;
    this.#shown = undefined;
    this.#percent = 0;
    if (shown !== undefined) show(shown, (reporter) => reporter.done());
  }
}

/** Where the connection has broken off, nobody sees it. */
function show(shown: Promise<WorkDoneProgressServerReporter | undefined>, tell: (reporter: WorkDoneProgressServerReporter) => void): void {
  shown.then((reporter) => reporter && tell(reporter)).catch(() => undefined);
}
