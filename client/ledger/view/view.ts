import type { LedgerAnswer, LedgerChapter, LedgerLine } from '../../../server/src/lsp/protocol.js';
import { make } from '../../fill/view/make.js';
import type { FromLedger, ToLedger } from '../talk.js';

const SIGNS: Readonly<Record<LedgerLine['status'], string>> = { holds: '✓', fails: '✗', unknown: '—' };

/** The words of the page itself; everything but English reads Chinese, as elsewhere. */
const WORDS = {
  zh: {
    none: '文稿没有打开，或者不是政府信息公开工作年度报告。',
    place: '到文稿里的这一格',
    status: { holds: '成立', fails: '不成立', unknown: '未核' },
  },
  en: {
    none: 'The draft is not open, or is no annual report on government information disclosure.',
    place: 'Go to the cell in the draft',
    status: { holds: 'holds', fails: 'fails', unknown: 'not judged' },
  },
} as const;

/** The page: it draws what the server says, and keeps its place while the draft is written. */
export class LedgerView {
  readonly #words: (typeof WORDS)['zh' | 'en'];

  constructor(
    private readonly page: HTMLElement,
    language: string,
    private readonly tell: (message: FromLedger) => void,
  ) {
    this.#words = WORDS[/^en\b/i.test(language) ? 'en' : 'zh'];
  }

  take(message: ToLedger): void {
    if (message.type === 'show') this.#show(message.answer);
    else [...this.page.querySelectorAll('h2')].find(({ textContent }) => textContent?.startsWith(message.chapter))?.scrollIntoView();
  }

  #show(answer: LedgerAnswer | null): void {
    if (answer === null) {
      this.page.replaceChildren(make('p', {}, this.#words.none));
      return;
    }
    const at = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.place : undefined;
    const { scrollTop } = document.documentElement;
    const head = [make('h1', {}, answer.title), make('p', { class: 'summary' }, answer.summary)];
    this.page.replaceChildren(make('main', {}, ...head, ...answer.chapters.map((chapter, i) => this.#chapter(chapter, i))));
    document.documentElement.scrollTop = scrollTop;
    if (at !== undefined) this.page.querySelector<HTMLElement>(`[data-place="${at}"]`)?.focus({ preventScroll: true });
  }

  #chapter({ title, tally, groups }: LedgerChapter, number: number): HTMLElement {
    const parts = groups.flatMap(({ statement, lines }, group) => [
      ...(statement === '' ? [] : [make('h3', {}, statement)]),
      make('ul', {}, ...lines.map((line, i) => this.#line(line, `${number} ${group} ${i}`))),
    ]);
    return make('section', {}, make('h2', {}, title), ...(tally === '' ? [] : [make('p', {}, tally)]), ...parts);
  }

  #line({ status, name, words, range }: LedgerLine, place: string): HTMLElement {
    const sign = make('span', { class: 'sign', role: 'img', 'aria-label': this.#words.status[status] }, SIGNS[status]);
    const text = make('span', { class: 'words' }, words);
    if (range === undefined) return make('li', { class: status }, sign, make('span', { class: 'name' }, name), text);
    const link = make('button', { class: 'name', type: 'button', title: this.#words.place, 'data-place': place }, name);
    link.addEventListener('click', () => this.tell({ type: 'place', range }));
    return make('li', { class: status }, sign, link, text);
  }
}
